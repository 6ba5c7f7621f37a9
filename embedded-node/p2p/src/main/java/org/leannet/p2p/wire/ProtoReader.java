package org.leannet.p2p.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads the fields of one protobuf message within `[from, to)` of an array.
final class ProtoReader {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int LENGTH_DELIMITED = 2;
  static final int FIXED32 = 5;
  private static final int TYPE_BITS = 3;
  private static final int MAX_TAG = 0x7fff_ffff;

  private final byte[] data;
  private final int to;
  private int at;
  private int wireType;
  private int field;

  ProtoReader(byte[] data, int from, int to) {
    this.data = data;
    this.at = from;
    this.to = to;
  }

  boolean hasNext() {
    return at < to;
  }

  /// Reads the next tag and returns its field number.
  int next() throws WireException {
    long tag = readVarint();
    wireType = (int) (tag & ((1 << TYPE_BITS) - 1));
    if (tag < 0 || tag > MAX_TAG || tag >>> TYPE_BITS == 0) {
      throw new WireException(
          "protobuf tag %s names no field".formatted(Long.toUnsignedString(tag)));
    }
    field = (int) (tag >>> TYPE_BITS);
    return field;
  }

  long varint() throws WireException {
    expect(VARINT);
    return readVarint();
  }

  Octets bytes() throws WireException {
    int length = lengthDelimited();
    at += length;
    return Octets.ofRange(data, at - length, at);
  }

  String text(int limit) throws WireException {
    int length = lengthDelimited();
    if (length > limit) {
      throw new WireException(
          "protobuf field %d is a text of %d bytes, at most %d are allowed"
              .formatted(field, length, limit));
    }
    at += length;
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return decoder.decode(ByteBuffer.wrap(data, at - length, length)).toString();
    } catch (CharacterCodingException e) {
      throw new WireException("protobuf field %d is no UTF-8 text".formatted(field), e);
    }
  }

  ProtoReader message() throws WireException {
    int length = lengthDelimited();
    at += length;
    return new ProtoReader(data, at - length, at);
  }

  /// Passes over the value of an unknown field.
  void skip() throws WireException {
    switch (wireType) {
      case VARINT -> readVarint();
      case FIXED64 -> advance(Long.BYTES);
      case LENGTH_DELIMITED -> advance(lengthDelimited());
      case FIXED32 -> advance(Integer.BYTES);
      default ->
          throw new WireException(
              "protobuf field %d has wire type %d, which is not in use".formatted(field, wireType));
    }
  }

  private int lengthDelimited() throws WireException {
    expect(LENGTH_DELIMITED);
    Varint length = Varint.decode(data, at, to);
    at += length.length();
    return length.asLength(to - at, "protobuf field " + field);
  }

  private void advance(int count) throws WireException {
    if (to - at < count) {
      throw new WireException("protobuf field %d is cut short".formatted(field));
    }
    at += count;
  }

  private long readVarint() throws WireException {
    Varint varint = Varint.decode(data, at, to);
    at += varint.length();
    return varint.value();
  }

  private void expect(int expected) throws WireException {
    if (wireType != expected) {
      throw new WireException(
          "protobuf field %d has wire type %d, %d was expected"
              .formatted(field, wireType, expected));
    }
  }
}
