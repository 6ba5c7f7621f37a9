package org.leannet.identity;

/// A text is no node record; the message says why.
public final class EnrException extends Exception {

  private static final long serialVersionUID = 1;

  public EnrException(String message) {
    super(message);
  }

  public EnrException(String message, Throwable cause) {
    super(message, cause);
  }
}
