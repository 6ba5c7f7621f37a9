package org.leannet.clients;

import java.util.Optional;
import org.leannet.clients.template.TemplateText;

/// Something about a client that surprises, and why it is so. With a condition it is only told of
/// nodes that meet it; a condition is met when it comes out as `true`.
public record Quirk(Optional<TemplateText> condition, String reason) {}
