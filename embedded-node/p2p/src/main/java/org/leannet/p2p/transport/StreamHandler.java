package org.leannet.p2p.transport;

import java.io.IOException;

/// Serves the streams that peers open for a protocol. Runs on a virtual thread of the stream's own
/// and may block; the stream is closed when it returns, and reset when it throws.
@FunctionalInterface
public interface StreamHandler {
  void handle(DuplexStream stream) throws IOException, InterruptedException;
}
