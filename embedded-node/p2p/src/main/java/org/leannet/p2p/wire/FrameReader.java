package org.leannet.p2p.wire;

import java.util.Optional;

/// Cuts a stream into frames of a varint length and that many bytes, however the bytes arrive.
///
/// Take every frame with [#next] after each [#feed]; what is kept is then one unfinished frame.
public final class FrameReader {
  private final int limit;
  private final Inbox inbox = new Inbox();

  /// A reader that refuses frames longer than `limit` bytes.
  public FrameReader(int limit) {
    this.limit = limit;
  }

  public void feed(byte[] data) {
    inbox.append(data, 0, data.length);
  }

  public void feed(byte[] data, int from, int to) {
    inbox.append(data, from, to);
  }

  /// The next whole frame, if it has arrived. Too long a frame is refused by its prefix alone.
  public Optional<byte[]> next() throws WireException {
    Optional<Varint> prefix = inbox.varint();
    if (prefix.isEmpty()) {
      return Optional.empty();
    }
    int length = prefix.get().asLength(limit, "frame");
    if (inbox.size() < prefix.get().length() + length) {
      return Optional.empty();
    }
    inbox.skip(prefix.get().length());
    return Optional.of(inbox.take(length));
  }

  /// Bytes of the unfinished frame; 0 between two frames.
  public int unfinished() {
    return inbox.size();
  }

  /// What the reader takes in memory.
  int capacity() {
    return inbox.capacity();
  }

  /// Takes what follows the last frame, for the protocol that goes on with the stream.
  public byte[] rest() {
    return inbox.take(inbox.size());
  }

  /// Says that nothing follows: half a frame left over is an error.
  public void end() throws WireException {
    if (!inbox.isEmpty()) {
      throw new WireException("stream ends %d bytes into a frame".formatted(inbox.size()));
    }
  }

  /// The frame with its length in front.
  public static byte[] frame(byte[] payload) {
    int prefix = Varint.length(payload.length);
    byte[] out = new byte[prefix + payload.length];
    Varint.write(payload.length, out, 0);
    System.arraycopy(payload, 0, out, prefix, payload.length);
    return out;
  }
}
