package org.leannet.node.core.port;

/// How the answer to a request ended.
public sealed interface RequestEnd {
  /// The peer has closed the stream after a well-formed answer, which may be an empty one.
  record Complete() implements RequestEnd {}

  /// No answer, or not all of it: a timeout, an error code, a lost connection. Nobody lied.
  record Failed(String reason) implements RequestEnd {}

  /// The answer broke the protocol: undecodable bytes, too many pieces.
  record Violated(String reason) implements RequestEnd {}
}
