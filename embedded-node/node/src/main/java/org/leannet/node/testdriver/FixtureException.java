package org.leannet.node.testdriver;

/// A request that is no test vector, or holds a value that its type cannot have.
public final class FixtureException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  FixtureException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// What is wrong, and where.
  public String reason() {
    return reason;
  }
}
