package org.leannet.launcher.watch;

/// A block as a node's fork choice lists it. `proposer` is a validator's index.
public record ChainBlock(String root, long slot, String parent, long proposer, long weight) {}
