package org.leannet.launcher.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.leannet.launcher.runtime.ServiceState;

/// What nodes can be seen to do, for tests: chains with one block for each number, where block `n`
/// of slot `s` is written `s` and its root is made of it.
public final class Sights {
  public static final Instant GENESIS = Instant.ofEpochSecond(1_700_000_000);

  private Sights() {}

  /// Nodes with one validator each.
  public static List<WatchedNode> nodes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new WatchedNode("lean-embedded-" + i, "embedded_" + i, "embedded", List.of(i), i == 0))
        .toList();
  }

  public static String root(long number) {
    return "0x%064x".formatted(number + 0xa000);
  }

  /// A chain through these slots, the last of them its head.
  public static ForkChoiceReport chain(long justified, long finalized, long... slots) {
    var blocks = new ArrayList<ChainBlock>();
    for (var i = 0; i < slots.length; i++) {
      var parent = i == 0 ? "0x00" : root(slots[i - 1]);
      blocks.add(new ChainBlock(root(slots[i]), slots[i], parent, slots[i] % 4, 3));
    }
    return new ForkChoiceReport(
        blocks,
        root(slots[slots.length - 1]),
        new Checkpoint(justified, root(justified)),
        new Checkpoint(finalized, root(finalized)));
  }

  public static Observation.Seen running(ForkChoiceReport chain) {
    return seen(ServiceState.RUNNING, new NodeReport(Optional.of(chain), Optional.empty()));
  }

  public static Observation.Seen running(NodeReport report) {
    return seen(ServiceState.RUNNING, report);
  }

  public static Observation.Seen silent(ServiceState state) {
    return seen(state, NodeReport.SILENCE);
  }

  public static Observation.Seen seen(ServiceState state, NodeReport report) {
    return new Observation.Seen(state, Optional.of(GENESIS), "exit code 1", report);
  }

  public static MetricsReport metrics(long head, long justified, long finalized, String... peers) {
    return new MetricsReport(
        OptionalLong.of(head),
        OptionalLong.of(justified),
        OptionalLong.of(finalized),
        OptionalLong.of(peers.length),
        Set.of(peers),
        Optional.empty());
  }

  public static Observation at(long slot, Observation.Seen... nodes) {
    return new Observation(
        GENESIS.plusSeconds(4 * slot), Optional.of(GENESIS), OptionalLong.of(slot), List.of(nodes));
  }

  /// One row of the grid: what every slot was for this node.
  public static String row(NetworkSnapshot snapshot, int node) {
    var row = new StringBuilder();
    snapshot.chain().columns().forEach(column -> row.append(column.cells().charAt(node)));
    return row.toString();
  }

  /// The slots' fates.
  public static List<Fate> fates(NetworkSnapshot snapshot) {
    return snapshot.chain().columns().stream().map(SlotColumn::fate).toList();
  }
}
