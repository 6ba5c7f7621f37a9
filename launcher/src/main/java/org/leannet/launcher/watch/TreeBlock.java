package org.leannet.launcher.watch;

/// A block of the merged fork-choice tree.
///
/// @param heads how many nodes have it as their head
public record TreeBlock(ChainBlock block, Fate fate, int heads) {}
