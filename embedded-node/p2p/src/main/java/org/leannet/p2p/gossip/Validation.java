package org.leannet.p2p.gossip;

/// The application's judgement of a message.
public enum Validation {
  /// Valid: relay it.
  ACCEPT,
  /// Neither: do not relay it, blame nobody. Also what silence becomes.
  IGNORE,
  /// Invalid: do not relay it, and remember who sent it.
  REJECT
}
