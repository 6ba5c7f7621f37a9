package org.leannet.launcher.watch;

import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.leannet.launcher.runtime.ServiceState;

/// What is remembered of one node from poll to poll.
final class NodeTrack {
  /// One answer that is late says nothing yet.
  private static final int SILENT_POLLS = 2;

  private final WatchedNode node;
  private final BitSet blocks = new BitSet();
  private NodeState state = NodeState.CREATED;
  private NodeReport report = NodeReport.SILENCE;
  private Optional<Instant> startedAt = Optional.empty();
  private boolean seenBefore;
  private boolean lost;
  private int silentPolls;

  NodeTrack(WatchedNode node) {
    this.node = node;
  }

  /// Takes in what was seen now, and tells what has happened since.
  void observe(Observation.Seen seen, BiConsumer<Action.Kind, String> happened) {
    silentPolls = seen.report().answered() ? 0 : silentPolls + 1;
    var now = seen.isRemoved() ? NodeState.REMOVED : stateOf(seen.service());
    if (seenBefore) {
      tellChange(now, seen, happened);
    }
    seenBefore = true;
    state = now;
    startedAt = seen.startedAt().or(() -> startedAt);
    if (seen.report().answered()) {
      report =
          seen.report().forkChoice().isPresent()
              ? seen.report().orMetricsOf(report)
              : seen.report();
    }
  }

  private NodeState stateOf(ServiceState service) {
    return switch (service) {
      case CREATED -> NodeState.CREATED;
      case PAUSED -> NodeState.PAUSED;
      case STOPPED -> NodeState.STOPPED;
      case RUNNING -> {
        var patient = state == NodeState.RUNNING && silentPolls < SILENT_POLLS;
        yield silentPolls == 0 || patient ? NodeState.RUNNING : NodeState.UNREACHABLE;
      }
    };
  }

  private void tellChange(
      NodeState now, Observation.Seen seen, BiConsumer<Action.Kind, String> happened) {
    if (isUp(state) && isUp(now)) {
      if (startedAgain(seen)) {
        happened.accept(Action.Kind.RESTARTED, "");
      }
      tellAnswering(now, happened);
      tellRole(seen.report(), happened);
    } else if (now != state) {
      lost = false;
      switch (now) {
        case PAUSED -> happened.accept(Action.Kind.PAUSED, "");
        case STOPPED -> happened.accept(Action.Kind.STOPPED, seen.ending());
        case REMOVED -> happened.accept(Action.Kind.REMOVED, "");
        case RUNNING, UNREACHABLE -> tellUp(startedAgain(seen), happened);
        case CREATED -> {}
      }
    }
  }

  /// A node that ran before may be seen paused, or made anew, and then running again.
  private void tellUp(boolean again, BiConsumer<Action.Kind, String> happened) {
    switch (state) {
      case CREATED -> {
        if (again) {
          happened.accept(Action.Kind.RESTARTED, "");
        }
      }
      case PAUSED -> happened.accept(again ? Action.Kind.RESTARTED : Action.Kind.RESUMED, "");
      default -> happened.accept(Action.Kind.STARTED, "");
    }
  }

  private static boolean isUp(NodeState state) {
    return state == NodeState.RUNNING || state == NodeState.UNREACHABLE;
  }

  private boolean startedAgain(Observation.Seen seen) {
    return startedAt.isPresent()
        && seen.startedAt().isPresent()
        && !startedAt.get().equals(seen.startedAt().get());
  }

  private void tellAnswering(NodeState now, BiConsumer<Action.Kind, String> happened) {
    if (state == NodeState.RUNNING && now == NodeState.UNREACHABLE) {
      lost = true;
      happened.accept(Action.Kind.LOST, "");
    } else if (lost && now == NodeState.RUNNING) {
      lost = false;
      happened.accept(Action.Kind.BACK, "");
    }
  }

  private void tellRole(NodeReport now, BiConsumer<Action.Kind, String> happened) {
    var before = report.metrics().flatMap(MetricsReport::aggregator);
    var after = now.metrics().flatMap(MetricsReport::aggregator);
    if (before.isPresent() && after.isPresent() && !before.equals(after)) {
      happened.accept(after.get() ? Action.Kind.AGGREGATES : Action.Kind.RESTS, "");
    }
  }

  void saw(int block) {
    blocks.set(block);
  }

  boolean has(int block) {
    return blocks.get(block);
  }

  WatchedNode node() {
    return node;
  }

  NodeState state() {
    return state;
  }

  /// The last it said.
  NodeReport report() {
    return report;
  }

  NodeRow row() {
    return new NodeRow(
        node,
        state,
        report.metrics().flatMap(MetricsReport::aggregator).orElse(node.aggregator()),
        report.forkChoice().map(ForkChoiceReport::head),
        report.head(),
        report.justified(),
        report.finalized(),
        report.peers());
  }
}
