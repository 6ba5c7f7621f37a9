package org.leannet.clients;

/// A sign that a client has come up. `port` is a port's id.
public sealed interface ReadySign {
  String port();

  /// It accepts connections.
  record Listens(String port) implements ReadySign {}

  /// It answers GET of this path with status 200.
  record Answers(String port, String path) implements ReadySign {}

  /// It answers this JSON-RPC method with a result.
  record Calls(String port, String method) implements ReadySign {}
}
