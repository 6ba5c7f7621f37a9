package org.leannet.p2p.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes the fields of one protobuf message, in the order of the calls.
final class ProtoWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// A number, written even when it is zero.
  ProtoWriter varint(int field, long value) {
    tag(field, ProtoReader.VARINT);
    out.writeBytes(Varint.encode(value));
    return this;
  }

  /// A byte string, written even when it is empty.
  ProtoWriter bytes(int field, byte[] value) {
    tag(field, ProtoReader.LENGTH_DELIMITED);
    out.writeBytes(Varint.encode(value.length));
    out.writeBytes(value);
    return this;
  }

  /// A byte string, left out when it is empty.
  ProtoWriter optional(int field, Octets value) {
    return value.isEmpty() ? this : bytes(field, value.raw());
  }

  ProtoWriter text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /// A text, left out when it is empty.
  ProtoWriter optional(int field, String value) {
    return value.isEmpty() ? this : text(field, value);
  }

  ProtoWriter message(int field, ProtoWriter value) {
    tag(field, ProtoReader.LENGTH_DELIMITED);
    out.writeBytes(Varint.encode(value.out.size()));
    out.writeBytes(value.toArray());
    return this;
  }

  byte[] toArray() {
    return out.toByteArray();
  }

  private void tag(int field, int wireType) {
    out.writeBytes(Varint.encode((long) field << 3 | wireType));
  }
}
