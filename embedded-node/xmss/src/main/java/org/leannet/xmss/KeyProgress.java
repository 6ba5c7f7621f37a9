package org.leannet.xmss;

/// Learns how far key generation has come, on whatever thread did the work.
@FunctionalInterface
public interface KeyProgress {

  KeyProgress NONE = (done, total) -> {};

  void advanced(long doneLeaves, long totalLeaves);
}
