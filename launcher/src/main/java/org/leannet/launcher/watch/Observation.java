package org.leannet.launcher.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.leannet.launcher.runtime.ServiceState;

/// Everything seen in one poll; `nodes` are in the order of the plan.
public record Observation(
    Instant at, Optional<Instant> genesis, OptionalLong slot, List<Seen> nodes) {
  public Observation {
    nodes = List.copyOf(nodes);
  }

  /// One node's service and what it said.
  ///
  /// @param startedAt when its service was last started, when the runtime knows
  /// @param ending how it ended, for a service that has
  public record Seen(
      ServiceState service, Optional<Instant> startedAt, String ending, NodeReport report) {
    /// A node whose service is gone.
    static final Seen REMOVED =
        new Seen(ServiceState.STOPPED, Optional.empty(), "removed", NodeReport.SILENCE);

    boolean isRemoved() {
      return equals(REMOVED);
    }
  }
}
