package org.leannet.launcher.config;

import java.util.Optional;

/// A service beside the nodes, such as `prometheus`, with the user's image or local binary for it.
public record AdditionalService(
    String name, Optional<String> image, Optional<String> binary, boolean required) {}
