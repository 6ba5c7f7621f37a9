package org.leannet.p2p.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// The twenty bytes that name a gossip message, held as numbers: equal by value, cheap as a map
/// key.
public record MessageId(long high, long middle, int low) {
  public static final int LENGTH = 20;

  /// Goes into the hash before the topic, and says what the data are.
  public enum Domain {
    /// Data that were decompressed.
    VALID_SNAPPY(1),
    /// Raw data that are no snappy block.
    INVALID_SNAPPY(0);

    private final int first;

    Domain(int first) {
      this.first = first;
    }
  }

  /// The id of a message: its topic and its data, decompressed if they could be.
  public static MessageId of(Domain domain, String topic, Octets data) {
    return of(domain, topic.getBytes(StandardCharsets.UTF_8), data);
  }

  static MessageId of(Domain domain, byte[] topic, Octets data) {
    MessageDigest sha = sha256();
    sha.update(new byte[] {(byte) domain.first, 0, 0, 0});
    sha.update(littleEndian(topic.length));
    sha.update(topic);
    sha.update(data.raw());
    return read(sha.digest());
  }

  /// The id that twenty bytes are; any other number of bytes is none.
  public static Optional<MessageId> of(Octets bytes) {
    return bytes.size() == LENGTH ? Optional.of(read(bytes.raw())) : Optional.empty();
  }

  public Octets toOctets() {
    var out = ByteBuffer.allocate(LENGTH).putLong(high).putLong(middle).putInt(low);
    return Octets.own(out.array());
  }

  private static MessageId read(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    return new MessageId(in.getLong(), in.getLong(), in.getInt());
  }

  private static byte[] littleEndian(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(Long.reverseBytes(value)).array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return toOctets().hex();
  }
}
