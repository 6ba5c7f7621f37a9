package org.leannet.genesis;

/// A genesis that cannot be made, and what the user can do about it.
public final class GenesisException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String advice;

  public GenesisException(String message, String advice) {
    super(message);
    this.advice = advice;
  }

  public GenesisException(String message, String advice, Throwable cause) {
    super(message, cause);
    this.advice = advice;
  }

  /// What to do, as a clause that stands behind the message.
  public String advice() {
    return advice;
  }
}
