package org.leannet.node.files;

import java.nio.file.Path;

/// A file or flag the node cannot start with. The message is one line for the operator: what is
/// wrong, where, and what was expected.
public final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  static InputException in(Path file, String problem) {
    return new InputException(file + ": " + problem);
  }

  static InputException in(Path file, String problem, Throwable cause) {
    var exception = in(file, problem);
    exception.initCause(cause);
    return exception;
  }
}
