package org.leannet.node.checkpoint;

/// No checkpoint could be had.
public final class CheckpointException extends Exception {
  private static final long serialVersionUID = 1L;

  CheckpointException(String message) {
    super(message);
  }
}
