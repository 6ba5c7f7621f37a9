package org.leannet.node.core.port;

/// Where a block came from.
public enum Origin {
  GOSSIP,
  REQUEST,
  OWN
}
