package org.leannet.p2p.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The libp2p ping: what is written comes back. Also what keeps a quiet connection alive.
final class Ping implements StreamHandler {

  static final String PROTOCOL = "/ipfs/ping/1.0.0";

  private static final int PAYLOAD = 32;

  /// Peers may keep one stream and ping on it now and then.
  private static final Duration BETWEEN_PINGS = Duration.ofSeconds(60);

  @Override
  public void handle(DuplexStream stream) throws IOException, InterruptedException {
    while (true) {
      stream.deadline(BETWEEN_PINGS);
      Optional<byte[]> bytes = stream.read();
      if (bytes.isEmpty()) {
        return;
      }
      stream.write(bytes.get());
    }
  }

  /// Pings once. A peer without ping answers too, with `na`, and that is as good.
  static void send(Connection connection, Duration patience)
      throws IOException, InterruptedException {
    QuicStream stream;
    try {
      stream = connection.open(List.of(PROTOCOL), patience);
    } catch (ProtocolNotSupportedException _) {
      return;
    }
    try (stream) {
      stream.deadline(patience);
      stream.write(new byte[PAYLOAD]);
      int echoed = 0;
      while (echoed < PAYLOAD) {
        echoed += stream.read().orElseThrow(() -> new IOException("no echo of a ping")).length;
      }
    }
  }
}
