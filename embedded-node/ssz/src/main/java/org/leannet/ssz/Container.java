package org.leannet.ssz;

import java.util.List;
import java.util.function.Function;

/// The codec of a record: its fields in order, fixed ones inline, the others by offset.
///
/// ```java
/// Codec<Checkpoint> SSZ = Container.of(
///     v -> new Checkpoint(v.next(), v.next()),
///     Container.field("root", Root.SSZ, Checkpoint::root),
///     Container.field("slot", Codecs.UINT64, Checkpoint::slot));
/// ```
public final class Container<T> implements HashingCodec<T> {

  private final Function<Values, T> make;
  private final List<Field<T, ?>> fields;
  private final boolean fixed;

  /// Length of the inline part: values of fixed fields, offsets of the others.
  private final int head;

  private Container(Function<Values, T> make, List<Field<T, ?>> fields) {
    this.make = make;
    this.fields = fields;
    this.fixed = fields.stream().allMatch(field -> field.codec.isFixed());
    this.head = fields.stream().mapToInt(Field::inlineLength).reduce(0, Math::addExact);
  }

  /// @param make builds the value from its fields, calling [Values#next()] once for each in order;
  ///   an `IllegalArgumentException` from it makes the bytes invalid
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> Codec<T> of(Function<Values, T> make, Field<T, ?>... fields) {
    if (fields.length == 0) {
      throw new IllegalArgumentException("a container has at least one field");
    }
    return new Container<>(make, List.of(fields));
  }

  public static <T, V> Field<T, V> field(String name, Codec<V> codec, Function<T, V> getter) {
    return new Field<>(name, codec, getter);
  }

  @Override
  public boolean isFixed() {
    return fixed;
  }

  @Override
  public int fixedLength() {
    return head;
  }

  @Override
  public int length(T value) {
    int sum = head;
    if (!fixed) {
      for (Field<T, ?> field : fields) {
        sum = Math.addExact(sum, field.outlineLength(value));
      }
    }
    return sum;
  }

  @Override
  public int encode(T value, byte[] out, int offset) {
    int at = offset;
    int end = offset + head;
    for (Field<T, ?> field : fields) {
      if (field.codec.isFixed()) {
        at = field.encode(value, out, at);
      } else {
        Input.putLittleEndian(end - offset, out, at, Input.OFFSET_LENGTH);
        at += Input.OFFSET_LENGTH;
        end = field.encode(value, out, end);
      }
    }
    return end;
  }

  @Override
  public T decode(byte[] data, int from, int to) throws SszException {
    if (fixed) {
      Input.requireLength(head, from, to);
    } else if (to - from < head) {
      throw new SszException("expected at least %d bytes, found %d".formatted(head, to - from), to);
    }
    Object[] values = new Object[fields.size()];
    Tail tail = new Tail(data, from, to);
    int at = from;
    for (int i = 0; i < values.length; i++) {
      Field<T, ?> field = fields.get(i);
      int next = at + field.inlineLength();
      if (field.codec.isFixed()) {
        values[i] = field.decode(data, at, next);
      } else {
        tail.reach(field.offset(data, at, tail.low(), tail.high()), values);
        tail.open(i);
      }
      at = next;
    }
    tail.reach(to - from, values);
    try {
      return make.apply(new Values(values));
    } catch (IllegalArgumentException e) {
      throw new SszException(String.valueOf(e.getMessage()), from);
    }
  }

  @Override
  public void hashTreeRoot(T value, Sha256 sha, byte[] out, int offset) {
    int count = fields.size();
    byte[] buffer = Merkle.newBuffer(count);
    for (int i = 0; i < count; i++) {
      fields.get(i).hashTreeRoot(value, sha, buffer, i * Merkle.CHUNK);
    }
    Merkle.reduce(sha, buffer, count, Merkle.depth(count));
    System.arraycopy(buffer, 0, out, offset, Merkle.CHUNK);
  }

  /// The part behind the head, where each field ends at the next one's offset.
  private final class Tail {

    private final byte[] data;
    private final int from;
    private final int to;
    private int pending = -1;
    private int start = head;

    Tail(byte[] data, int from, int to) {
      this.data = data;
      this.from = from;
      this.to = to;
    }

    int low() {
      return start;
    }

    /// The first offset has no choice; later ones end at the latest with the data.
    int high() {
      return pending < 0 ? head : to - from;
    }

    void open(int field) {
      pending = field;
    }

    /// Decodes the field that was waiting to know where it ends.
    void reach(int end, Object[] values) throws SszException {
      if (pending >= 0) {
        values[pending] = fields.get(pending).decode(data, from + start, from + end);
        start = end;
      }
    }
  }

  /// One field: its name for messages, its codec, and how to read it from the record.
  public static final class Field<T, V> {

    private final String name;
    private final Codec<V> codec;
    private final Function<T, V> getter;

    private Field(String name, Codec<V> codec, Function<T, V> getter) {
      this.name = name;
      this.codec = codec;
      this.getter = getter;
    }

    private int inlineLength() {
      return codec.isFixed() ? codec.fixedLength() : Input.OFFSET_LENGTH;
    }

    private int outlineLength(T value) {
      return codec.isFixed() ? 0 : codec.length(getter.apply(value));
    }

    private int encode(T value, byte[] out, int offset) {
      return codec.encode(getter.apply(value), out, offset);
    }

    private V decode(byte[] data, int from, int to) throws SszException {
      try {
        return codec.decode(data, from, to);
      } catch (SszException e) {
        throw e.inside(name);
      }
    }

    private int offset(byte[] data, int at, int low, int high) throws SszException {
      try {
        return Input.offset(data, at, low, high);
      } catch (SszException e) {
        throw e.inside(name);
      }
    }

    private void hashTreeRoot(T value, Sha256 sha, byte[] out, int offset) {
      codec.hashTreeRoot(getter.apply(value), sha, out, offset);
    }
  }
}
