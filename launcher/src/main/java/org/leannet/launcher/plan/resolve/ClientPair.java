package org.leannet.launcher.plan.resolve;

import java.util.Optional;
import org.leannet.clients.ClientDescription;
import org.leannet.launcher.config.Participant;

/// A participant and what the catalogue says about its clients.
record ClientPair(
    int index,
    Participant settings,
    ClientDescription lean,
    Optional<ClientDescription> execution) {
  String path(String key) {
    return "participants[%d].%s".formatted(index, key);
  }

  boolean isPaired() {
    return execution.isPresent();
  }

  /// Whether it runs as a process of this machine, with neither an image nor a daemon.
  boolean runsAsProcess() {
    boolean lean = lean().builtIn() || settings.lean().program().binary().isPresent();
    return lean
        && settings.execution().stream().allMatch(client -> client.program().binary().isPresent());
  }
}
