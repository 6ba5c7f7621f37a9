package org.leannet.launcher.watch;

/// A justified or finalized point of the chain.
public record Checkpoint(long slot, String root) {}
