package org.leannet.clients;

import org.leannet.clients.template.TemplateText;

/// A file that is written for one client alone. With `afterGenesisTime` its text tells the genesis
/// time, so that it can only be written once that is known.
public record FileTemplate(TemplateText path, TemplateText text, boolean afterGenesisTime) {}
