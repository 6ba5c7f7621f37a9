package org.leannet.launcher.plan;

import java.util.Optional;

/// The ports an execution client listens on: JSON-RPC, WebSocket, Engine API, peers (TCP and UDP),
/// metrics, and one for what only some have. Where that is left open they have the usual one.
public record ExecutionPorts(
    int rpc, int ws, int engine, int p2p, int metrics, Optional<Integer> further) {
  /// What every execution client uses inside a container of its own.
  public static final ExecutionPorts IN_CONTAINER =
      new ExecutionPorts(8545, 8546, 8551, 30_303, 9001, Optional.empty());

  public ExecutionPorts {
    Port.check(rpc);
    Port.check(ws);
    Port.check(engine);
    Port.check(p2p);
    Port.check(metrics);
    further.ifPresent(Port::check);
  }
}
