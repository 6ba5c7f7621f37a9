package org.leannet.p2p.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.leannet.identity.PeerId;

/// One stream to a peer, after its protocol was agreed on. Reads and writes block: each stream is
/// used by virtual threads of its own, one that reads and one that writes.
///
/// Every blocking call fails with [IOException] when the stream is reset, the connection ends, or
/// the deadline passes.
public interface DuplexStream extends AutoCloseable {

  PeerId peer();

  /// The connection that the stream is on, as in its [ConnectionEvent]s.
  long connection();

  String protocol();

  /// Blocking calls must be done this long from now; until it is called there is no limit.
  void deadline(Duration fromNow);

  /// Waits for the next bytes; empty when the peer has closed its side.
  Optional<byte[]> read() throws IOException, InterruptedException;

  /// Returns when the connection has taken all the bytes, which is how a slow peer slows the
  /// writer.
  void write(byte[] data) throws IOException, InterruptedException;

  /// Says that nothing more will be written; the other direction stays open.
  void closeWrite() throws IOException, InterruptedException;

  /// Gives the stream up, both ways and at once.
  void reset();

  /// Resets the stream unless both sides have said that they are done.
  @Override
  void close();
}
