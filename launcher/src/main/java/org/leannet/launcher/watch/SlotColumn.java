package org.leannet.launcher.watch;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// One slot: what became of it, and what it was for every node.
///
/// @param proposer the validator whose turn it was
/// @param proposerNode the position of that validator's node
/// @param lag how many slots the best finalized one was behind, when the slot was current
/// @param cells one [Cell#code] for each node, in their order
public record SlotColumn(
    long slot,
    Fate fate,
    OptionalInt proposer,
    OptionalInt proposerNode,
    OptionalLong lag,
    String cells) {}
