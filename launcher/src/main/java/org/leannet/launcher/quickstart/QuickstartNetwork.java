package org.leannet.launcher.quickstart;

import java.util.List;
import java.util.Optional;

/// A network as lean-quickstart's `validator-config.yaml` describes it.
///
/// @param shuffle how validators are dealt: `roundrobin` or `none`
/// @param feeRecipient who gets the fees of blocks, where execution clients are paired
/// @param leftOut what the file says besides and nobody here can use
record QuickstartNetwork(
    Optional<String> shuffle,
    Optional<Integer> activeEpoch,
    Optional<Integer> committees,
    Optional<String> feeRecipient,
    List<QuickstartNode> nodes,
    List<String> leftOut) {
  QuickstartNetwork {
    nodes = List.copyOf(nodes);
    leftOut = List.copyOf(leftOut);
  }

  /// The same network of other nodes.
  QuickstartNetwork withNodes(List<QuickstartNode> others) {
    return new QuickstartNetwork(shuffle, activeEpoch, committees, feeRecipient, others, leftOut);
  }
}
