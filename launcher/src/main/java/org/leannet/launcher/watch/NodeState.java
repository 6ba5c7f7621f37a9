package org.leannet.launcher.watch;

/// What a node is doing, as seen from outside.
public enum NodeState {
  /// Made, not started yet.
  CREATED("not started", Cell.DOWN),
  /// Its service runs and it answers.
  RUNNING("running", Cell.UNKNOWN),
  /// Its service runs, but it does not answer.
  UNREACHABLE("unreachable", Cell.UNREACHABLE),
  /// Frozen.
  PAUSED("paused", Cell.PAUSED),
  /// Ended.
  STOPPED("stopped", Cell.DOWN),
  /// No longer part of the network.
  REMOVED("removed", Cell.UNKNOWN);

  private final String word;
  private final Cell cell;

  NodeState(String word, Cell cell) {
    this.word = word;
    this.cell = cell;
  }

  /// The state as people read it.
  public String word() {
    return word;
  }

  /// What a slot is marked with that the node could not follow.
  Cell cell() {
    return cell;
  }
}
