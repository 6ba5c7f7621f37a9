package org.leannet.launcher.config;

import java.util.Optional;

/// `network`: the addresses of the enclave's own network. Without a subnet the runtime finds a free
/// one.
public record NetworkOptions(Optional<Subnet> subnet) {}
