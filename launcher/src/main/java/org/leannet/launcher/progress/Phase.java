package org.leannet.launcher.progress;

/// The parts of a launch a person waits for, in order.
public enum Phase {
  IMAGES("images"),
  PEER_KEYS("peer keys"),
  GENESIS("genesis"),
  START("start"),
  READY("ready");

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  /// The phase in words.
  public String label() {
    return label;
  }
}
