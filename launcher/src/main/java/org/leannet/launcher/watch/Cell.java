package org.leannet.launcher.watch;

/// What one slot was for one node. The code is what the page and `jsonl` carry: letters for a block
/// the node has, upper-case where the node itself proposed it.
public enum Cell {
  /// Nobody can tell, from before the watch began for example.
  UNKNOWN('-', "not known"),
  /// The slot is not over.
  PENDING('_', "not over yet"),
  /// No block, and the duty to make one was another node's.
  EMPTY('.', "no block"),
  /// No block, and it was this node's duty to make one.
  MISSED('m', "missed"),
  /// There is a block, but this node does not have it.
  ABSENT('b', "block not received"),
  /// Frozen at the time.
  PAUSED('p', "paused"),
  /// Not running at the time.
  DOWN('d', "down"),
  /// Running, but not answering at the time.
  UNREACHABLE('u', "unreachable"),
  /// It has a block there that its own chain does not go through.
  SIDE('o', "side block"),
  IMPORTED('i', "imported"),
  JUSTIFIED('j', "justified"),
  FINALIZED('f', "finalized"),
  PROPOSED_SIDE('O', "proposed, side block"),
  PROPOSED('I', "proposed"),
  PROPOSED_JUSTIFIED('J', "proposed, justified"),
  PROPOSED_FINALIZED('F', "proposed, finalized");

  private final char code;
  private final String words;

  Cell(char code, String words) {
    this.code = code;
    this.words = words;
  }

  /// The one character that stands for it.
  public char code() {
    return code;
  }

  /// What it means, for people.
  public String words() {
    return words;
  }

  /// The same block, proposed by the node itself.
  Cell byOwnProposal() {
    return switch (this) {
      case SIDE -> PROPOSED_SIDE;
      case IMPORTED -> PROPOSED;
      case JUSTIFIED -> PROPOSED_JUSTIFIED;
      case FINALIZED -> PROPOSED_FINALIZED;
      case UNKNOWN,
          PENDING,
          EMPTY,
          MISSED,
          ABSENT,
          PAUSED,
          DOWN,
          UNREACHABLE,
          PROPOSED_SIDE,
          PROPOSED,
          PROPOSED_JUSTIFIED,
          PROPOSED_FINALIZED ->
          this;
    };
  }
}
