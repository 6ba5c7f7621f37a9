package org.leannet.launcher.config;

import java.util.List;
import java.util.Optional;

/// A whole args file, typed and with its defaults filled in.
public record DevnetConfig(
    List<Participant> participants,
    LeanNetworkParams lean,
    ExecutionParams execution,
    List<AdditionalService> additionalServices,
    Optional<RuntimeKind> runtime,
    NetworkOptions network) {
  public DevnetConfig {
    participants = List.copyOf(participants);
    additionalServices = List.copyOf(additionalServices);
  }
}
