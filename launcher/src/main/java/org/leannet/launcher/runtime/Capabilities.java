package org.leannet.launcher.runtime;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;

/// What a runtime can do, as data: asked before anything is made. For what it cannot do there is a
/// reason to show.
public record Capabilities(
    String runtime, Set<Capability> offered, Map<Capability, String> reasons) {
  public Capabilities {
    offered = Set.copyOf(offered);
    var copy = new EnumMap<Capability, String>(Capability.class);
    copy.putAll(reasons);
    reasons = Map.copyOf(copy);
  }

  /// Whether the runtime can do it.
  public boolean has(Capability capability) {
    return offered.contains(capability);
  }

  /// Fails with exit code 8 and the runtime's reason when it cannot do it.
  public void require(Capability capability) {
    if (!has(capability)) {
      throw new LaunchFailure(
          ExitCode.UNSUPPORTED,
          "the %s runtime cannot %s".formatted(runtime, capability.meaning()),
          Optional.ofNullable(reasons.get(capability)).orElse(""));
    }
  }
}
