package org.leannet.launcher.watch;

/// What became of a slot for the network as a whole, as its best node sees it.
public enum Fate {
  UNKNOWN("not known"),
  PENDING("not over yet"),
  MISSED("missed"),
  /// It has a block, but the chain does not go through it.
  SIDE("side block"),
  PROPOSED("proposed"),
  JUSTIFIED("justified"),
  FINALIZED("finalized");

  private final String word;

  Fate(String word) {
    this.word = word;
  }

  /// The fate as people read it.
  public String word() {
    return word;
  }
}
