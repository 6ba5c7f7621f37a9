package org.leannet.launcher.launch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.probe.NodeReading;
import org.leannet.launcher.progress.Event;
import org.leannet.launcher.progress.Phase;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.ServiceStatus;

/// Waits until nodes are what they should be, step by step: they answer, they have peers, their
/// head moves. A service that dies meanwhile ends the waiting with its exit code and its last
/// words.
public final class Readiness {
  private static final Duration POLL = Duration.ofMillis(250);

  private final Runtime runtime;
  private final List<NodePlan> nodes;
  private final Consumer<Advance> progress;
  private final InstantSource clock;
  private final Nodes reader = new Nodes();

  /// How many of the nodes are as far as `what` says.
  public record Advance(int done, int total, String what) {
    /// The same as an event of a phase.
    public Event in(Phase phase) {
      return new Event.Advanced(phase, done, total, what);
    }
  }

  /// @param nodes the nodes to wait for
  /// @param progress told after each look at them
  public Readiness(
      Runtime runtime, List<NodePlan> nodes, Consumer<Advance> progress, InstantSource clock) {
    this.runtime = runtime;
    this.nodes = List.copyOf(nodes);
    this.progress = progress;
    this.clock = clock;
  }

  /// Until every node's API answers.
  public void awaitApi(Instant deadline) throws IOException, InterruptedException {
    var late = lateToAnswer(deadline);
    if (late.isPresent()) {
      throw late.get();
    }
  }

  /// Until every node's API answers, or the deadline; then the failure that tells who does not.
  public Optional<LaunchFailure> lateToAnswer(Instant deadline)
      throws IOException, InterruptedException {
    return look("nodes answer", deadline, ExitCode.NOT_READY, this::answers);
  }

  /// Until every node answers, has a peer if it can have one, and has seen its head move.
  public void awaitAdvancing(Instant deadline) throws IOException, InterruptedException {
    awaitApi(deadline);
    if (nodes.size() > 1) {
      await("nodes have peers", deadline, ExitCode.NOT_READY, n -> hasPeers(n.reading()));
    }
    var first = new HashMap<String, Long>();
    await(
        "heads advance",
        deadline,
        ExitCode.NOT_READY,
        n -> n.reading().head().isPresent() && advances(first, n));
  }

  /// Until every node has reached the milestone.
  public void await(Milestone milestone, Instant deadline)
      throws IOException, InterruptedException {
    await(
        "nodes at " + milestone,
        deadline,
        ExitCode.TIMEOUT,
        n -> milestone.isReachedBy(n.reading()));
  }

  private record Seen(String service, NodeReading reading) {}

  private boolean answers(Seen node) {
    return node.reading().forkChoice().isPresent();
  }

  private static boolean hasPeers(NodeReading reading) {
    return reading.peers().orElse(0) > 0;
  }

  private static boolean advances(Map<String, Long> first, Seen node) {
    var head = node.reading().head().orElseThrow();
    return head > first.computeIfAbsent(node.service(), _ -> head);
  }

  private void await(String what, Instant deadline, ExitCode late, Predicate<Seen> done)
      throws IOException, InterruptedException {
    var failure = look(what, deadline, late, done);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private Optional<LaunchFailure> look(
      String what, Instant deadline, ExitCode late, Predicate<Seen> done)
      throws IOException, InterruptedException {
    while (true) {
      var services = runtime.list();
      failOnDeath(services);
      var missing = new ArrayList<Seen>();
      reader
          .read(nodes, services)
          .forEach((service, reading) -> {
            var seen = new Seen(service, reading);
            if (!done.test(seen)) {
              missing.add(seen);
            }
          });
      progress.accept(new Advance(nodes.size() - missing.size(), nodes.size(), what));
      if (missing.isEmpty()) {
        return Optional.empty();
      }
      if (clock.instant().isAfter(deadline)) {
        return Optional.of(tooLate(what, late, missing));
      }
      Thread.sleep(POLL);
    }
  }

  private void failOnDeath(List<ServiceStatus> services) throws IOException, InterruptedException {
    for (var service : services) {
      var ours = nodes.stream().anyMatch(n -> n.service().equals(service.name()));
      if (ours && service.state() == ServiceState.STOPPED) {
        throw new LaunchFailure(
            ExitCode.NOT_READY,
            "%s died: %s".formatted(service.name(), service.ending()),
            LastWords.of(runtime, service.name()));
      }
    }
  }

  private LaunchFailure tooLate(String what, ExitCode late, List<Seen> missing)
      throws IOException, InterruptedException {
    var first = missing.getFirst();
    var reading = first.reading();
    return new LaunchFailure(
        late,
        "not in time: %s (%d of %d); missing: %s"
            .formatted(
                what,
                nodes.size() - missing.size(),
                nodes.size(),
                missing.stream().map(Seen::service).collect(Collectors.joining(", "))),
        "%s: head %s, justified %s, finalized %s, peers %s; %s"
            .formatted(
                first.service(),
                text(reading.head()),
                text(reading.justified()),
                text(reading.finalized()),
                text(reading.peers()),
                LastWords.of(runtime, first.service())));
  }

  private static String text(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
  }
}
