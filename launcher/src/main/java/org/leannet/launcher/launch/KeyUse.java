package org.leannet.launcher.launch;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.runtime.ServiceStatus;

/// Sees to it that no validator key serves two networks at a time. They are different chains, and a
/// key that signs a message of each in one slot is broken for ever.
public final class KeyUse {
  private final Enclaves enclaves;
  private final Runtimes runtimes;

  public KeyUse(Enclaves enclaves, Runtimes runtimes) {
    this.enclaves = enclaves;
    this.runtimes = runtimes;
  }

  /// Fails when another enclave that runs, or is being launched, uses a key of this plan.
  ///
  /// @param name the enclave that is to use them
  public void refuseShared(NetworkPlan plan, EnclaveName name)
      throws IOException, InterruptedException {
    for (var other : enclaves.list()) {
      var shared = other.name().equals(name) ? Optional.<String>empty() : shared(plan, other);
      if (shared.isPresent() && isLive(other)) {
        throw new LaunchFailure(
            ExitCode.USAGE,
            "enclave '%s' is using the keys of %s now: both have the same seed"
                .formatted(other.name(), shared.get()),
            "a key that signs for two chains is broken; give each network a `seed` of its own, or"
                + " none, or first `leannet enclave stop %s`".formatted(other.name()));
      }
    }
  }

  /// The validators whose keys both have. The secrets of a slot follow from seed, index and slot
  /// alone: keys of another lifetime or preset are others, and sign with the same secrets.
  private static Optional<String> shared(NetworkPlan plan, Enclave other) throws IOException {
    var its = other.plan();
    if (its.isEmpty() || !its.get().chain().seed().equals(plan.chain().seed())) {
      return Optional.empty();
    }
    var both = validators(plan);
    both.retainAll(validators(its.get()));
    return both.size() == 1
        ? Optional.of("validator " + both.iterator().next())
        : Optional.of(both.size() + " validators").filter(_ -> !both.isEmpty());
  }

  private static Set<Integer> validators(NetworkPlan plan) {
    var all = new HashSet<Integer>();
    plan.nodes().forEach(node -> all.addAll(node.duties().validators()));
    return all;
  }

  private boolean isLive(Enclave other) throws IOException, InterruptedException {
    if (!other.isLaunched() && enclaves.isBusy(other)) {
      return true;
    }
    try (var runtime = runtimes.open(other)) {
      return runtime.list().stream().map(ServiceStatus::state).anyMatch(s -> s.isAlive());
    }
  }
}
