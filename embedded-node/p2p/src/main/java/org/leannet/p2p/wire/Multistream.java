package org.leannet.p2p.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Messages of multistream-select 1.0: a varint length, a text, a newline.
public final class Multistream {
  public static final String PROTOCOL = "/multistream/1.0.0";

  /// The listener does not speak what was proposed.
  public static final String NOT_AVAILABLE = "na";

  private final FrameReader frames = new FrameReader(WireLimits.MAX_MULTISTREAM_MESSAGE);

  /// One message on the wire. The text is ours, so a bad one is a mistake of the caller.
  public static byte[] encode(String text) {
    byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
    if (text.isEmpty() || !isPlain(line) || line.length > WireLimits.MAX_MULTISTREAM_MESSAGE) {
      throw new IllegalArgumentException("not a protocol name: '%s'".formatted(text));
    }
    return FrameReader.frame(line);
  }

  public void feed(byte[] data) {
    frames.feed(data);
  }

  /// The next whole message, if it has arrived.
  public Optional<String> next() throws WireException {
    Optional<byte[]> frame = frames.next();
    return frame.isEmpty() ? Optional.empty() : Optional.of(text(frame.get()));
  }

  /// Takes what follows the last message: the chosen protocol's first bytes.
  public byte[] rest() {
    return frames.rest();
  }

  private static String text(byte[] line) throws WireException {
    if (line.length < 2 || !isPlain(line)) {
      throw new WireException(
          "stream negotiation message of %d bytes is not one line of text".formatted(line.length));
    }
    return new String(line, 0, line.length - 1, StandardCharsets.US_ASCII);
  }

  /// Printable ASCII and then one newline: protocol names hold nothing else.
  private static boolean isPlain(byte[] line) {
    for (int i = 0; i < line.length - 1; i++) {
      if (line[i] < ' ' || line[i] > '~') {
        return false;
      }
    }
    return line[line.length - 1] == '\n';
  }
}
