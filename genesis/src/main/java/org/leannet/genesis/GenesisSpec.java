package org.leannet.genesis;

import java.util.List;
import java.util.Optional;
import org.leannet.genesis.execution.ExecutionSpec;
import org.leannet.ssz.Root;
import org.leannet.xmss.XmssPreset;

/// Everything a genesis follows from but its time. Nodes are in network order.
///
/// Validator keys are active for `2^activeEpoch` slots, or for the preset's whole lifetime where
/// that is shorter. With `leanSpecDialect` a second directory is written in the spellings that
/// leanSpec's own node reads.
public record GenesisSpec(
    XmssPreset preset,
    Root seed,
    int activeEpoch,
    int committeeCount,
    KeyLayout layout,
    boolean leanSpecDialect,
    List<NodeSpec> nodes,
    Optional<ExecutionSpec> execution) {

  /// @throws GenesisException naming every fault
  public GenesisSpec {
    nodes = List.copyOf(nodes);
    SpecCheck check = new SpecCheck(activeEpoch, committeeCount, nodes);
    check.require(
        !leanSpecDialect || layout == KeyLayout.DUAL,
        "leanSpec's dialect has no spelling for a single key a validator");
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
}
