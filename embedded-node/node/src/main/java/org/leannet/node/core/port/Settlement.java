package org.leannet.node.core.port;

/// What the network does with a gossip message it has delivered.
public enum Settlement {
  /// Valid: pass it on.
  ACCEPT,
  /// Not useful, or not checkable: do not pass it on, blame nobody.
  IGNORE,
  /// Wrong: do not pass it on; whoever sent it is at fault.
  REJECT
}
