package org.leannet.launcher.config.reader;

import org.leannet.launcher.config.Position;

/// A file of which nothing can be made from some place on.
final class BrokenFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Position position;

  BrokenFile(Position position, String message) {
    super(message);
    this.position = position;
  }

  Position position() {
    return position;
  }
}
