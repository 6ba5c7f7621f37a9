package org.leannet.launcher.plan;

/// The ports an execution client listens on: JSON-RPC, WebSocket, Engine API, peers (TCP and UDP),
/// metrics.
public record ExecutionPorts(int rpc, int ws, int engine, int p2p, int metrics) {
  /// What every execution client uses inside a container of its own.
  public static final ExecutionPorts IN_CONTAINER =
      new ExecutionPorts(8545, 8546, 8551, 30_303, 9001);

  public ExecutionPorts {
    Port.check(rpc);
    Port.check(ws);
    Port.check(engine);
    Port.check(p2p);
    Port.check(metrics);
  }
}
