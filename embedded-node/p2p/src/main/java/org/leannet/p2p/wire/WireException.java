package org.leannet.p2p.wire;

/// Bytes from a peer break the wire format; the message says what was found and what was expected.
public final class WireException extends Exception {
  private static final long serialVersionUID = 1L;

  public WireException(String message) {
    super(message);
  }

  public WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
