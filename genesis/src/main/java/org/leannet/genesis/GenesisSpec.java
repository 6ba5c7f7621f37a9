package org.leannet.genesis;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.leannet.genesis.execution.ExecutionSpec;
import org.leannet.ssz.Root;
import org.leannet.xmss.XmssPreset;

/// Everything a genesis follows from but its time. Nodes are in network order.
///
/// Validator keys are active for `2^activeEpoch` slots, or for the preset's whole lifetime where
/// that is shorter. Each of `dialects` gets a directory of its own beside the files that all others
/// read.
public record GenesisSpec(
    XmssPreset preset,
    Root seed,
    int activeEpoch,
    int committeeCount,
    KeyLayout layout,
    Set<Dialect> dialects,
    List<NodeSpec> nodes,
    Optional<ExecutionSpec> execution) {

  /// @throws GenesisException naming every fault
  public GenesisSpec {
    nodes = List.copyOf(nodes);
    SpecCheck check = new SpecCheck(activeEpoch, committeeCount, nodes);
    dialects = Collections.unmodifiableSet(new TreeSet<>(dialects));
    check.require(
        dialects.isEmpty() || layout == KeyLayout.DUAL,
        "no dialect has a spelling of its own for a single key a validator");
    check.require(
        dialects.stream().filter(Dialect::isLeanSpec).count() <= 1,
        "leanSpec's dialects of two generations have one directory");
    check.throwIfFaulty();
  }

  /// Base-2 logarithm of the slots that keys are active for.
  public int effectiveActiveEpoch() {
    return Math.min(activeEpoch, preset.logLifetime());
  }

  public long activeSlots() {
    return 1L << effectiveActiveEpoch();
  }

  public int validatorCount() {
    return nodes.stream().mapToInt(node -> node.validators().size()).sum();
  }

  /// The same network as those see it who know one key a validator.
  GenesisSpec withSingleKeys() {
    return new GenesisSpec(
        preset, seed, activeEpoch, committeeCount, KeyLayout.SINGLE, Set.of(), nodes, execution);
  }
}
