package org.leannet.node.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Damages inputs the ways that break decoders: changed bits, bytes and lengths, pieces cut out,
/// doubled, moved in from other inputs, ends cut off.
final class Mutator {
  private static final int MAX_LENGTH = 1 << 20;
  private static final int MAX_REPEATS = 64;

  private static final long[] INTERESTING = {
    0,
    1,
    2,
    4,
    0x7f,
    0x80,
    0xff,
    0x100,
    0x7fff,
    0x8000,
    0xffff,
    0x1_0000,
    1 << 18,
    (1 << 18) + 1,
    10 << 20,
    (10 << 20) + 1,
    Integer.MAX_VALUE - 8,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xffff_ffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1
  };

  private final RandomGenerator random;
  private final List<byte[]> words;

  /// @param words what the format is made of, when it is text: it is then damaged with these and
  ///   stays text; none for other formats
  Mutator(RandomGenerator random, List<byte[]> words) {
    this.random = random;
    this.words = words;
  }

  /// A damaged copy of one of the inputs, or now and then noise.
  byte[] mutate(List<byte[]> inputs) {
    if (random.nextInt(200) == 0 && words.isEmpty()) {
      return noise(random.nextInt(300));
    }
    byte[] input = pick(inputs);
    int damages = 1 + random.nextInt(1 + random.nextInt(6));
    for (int i = 0; i < damages; i++) {
      input = damage(input, inputs);
    }
    return input.length > MAX_LENGTH ? Arrays.copyOf(input, MAX_LENGTH) : input;
  }

  private byte[] damage(byte[] input, List<byte[]> inputs) {
    if (input.length == 0) {
      return noise(1 + random.nextInt(8));
    }
    return words.isEmpty() || random.nextInt(10) == 0
        ? damageBytes(input, inputs)
        : damageText(input, inputs);
  }

  private byte[] damageText(byte[] input, List<byte[]> inputs) {
    return switch (random.nextInt(8)) {
      case 0 -> setLetter(input);
      case 1 -> cutOut(input);
      case 2 -> repeat(input);
      case 3 -> splice(input, pick(inputs));
      case 4 -> insert(input, String.valueOf(interesting()).getBytes(StandardCharsets.US_ASCII));
      case 5 -> Arrays.copyOf(input, random.nextInt(input.length));
      default -> insert(input, pick(words));
    };
  }

  private byte[] setLetter(byte[] input) {
    byte[] out = input.clone();
    out[random.nextInt(out.length)] = (byte) random.nextInt(' ', 0x7f);
    return out;
  }

  private byte[] damageBytes(byte[] input, List<byte[]> inputs) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> flipBit(input);
      case 2 -> setByte(input);
      case 3, 4 -> setNumber(input);
      case 5 -> nudgeNumber(input);
      case 6 -> setVarint(input);
      case 7 -> cutOut(input);
      case 8 -> repeat(input);
      case 9 -> insert(input, noise(1 + random.nextInt(16)));
      case 10 -> splice(input, pick(inputs));
      default -> Arrays.copyOf(input, random.nextInt(input.length));
    };
  }

  private byte[] flipBit(byte[] input) {
    byte[] out = input.clone();
    out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
    return out;
  }

  private byte[] setByte(byte[] input) {
    byte[] out = input.clone();
    out[random.nextInt(out.length)] = (byte) interesting();
    return out;
  }

  /// Overwrites 1, 2, 4 or 8 bytes with a number, of either byte order.
  private byte[] setNumber(byte[] input) {
    long number = random.nextInt(3) == 0 ? near(input.length) : interesting();
    return putNumber(input.clone(), number, random.nextBoolean());
  }

  private byte[] putNumber(byte[] out, long number, boolean bigEndian) {
    int width = Math.min(out.length, 1 << random.nextInt(4));
    int at = random.nextInt(out.length - width + 1);
    for (int i = 0; i < width; i++) {
      int place = bigEndian ? width - 1 - i : i;
      out[at + place] = (byte) (number >>> (8 * i));
    }
    return out;
  }

  /// Adds a little to an aligned 4-byte number: an offset that is nearly right.
  private byte[] nudgeNumber(byte[] input) {
    if (input.length < 4) {
      return flipBit(input);
    }
    byte[] out = input.clone();
    int at = random.nextInt((out.length - 4) / 4 + 1) * 4;
    int number = 0;
    for (int i = 0; i < 4; i++) {
      number |= (out[at + i] & 0xff) << (8 * i);
    }
    int nudged = number + random.nextInt(-8, 9);
    for (int i = 0; i < 4; i++) {
      out[at + i] = (byte) (nudged >>> (8 * i));
    }
    return out;
  }

  private byte[] setVarint(byte[] input) {
    var varint = new ByteArrayOutputStream();
    long rest = random.nextBoolean() ? near(input.length) : interesting();
    while ((rest & ~0x7fL) != 0) {
      varint.write((int) (rest | 0x80));
      rest >>>= 7;
    }
    varint.write((int) rest);
    int at = random.nextInt(Math.min(input.length, 40));
    int replaced = Math.min(input.length - at, random.nextInt(4));
    return replace(input, at, at + replaced, varint.toByteArray());
  }

  private byte[] cutOut(byte[] input) {
    int from = random.nextInt(input.length);
    return replace(input, from, from + shortLength(input.length - from), new byte[0]);
  }

  private byte[] repeat(byte[] input) {
    int from = random.nextInt(input.length);
    byte[] piece = Arrays.copyOfRange(input, from, from + shortLength(input.length - from));
    var out = new ByteArrayOutputStream();
    int times = 1 + random.nextInt(1 + random.nextInt(MAX_REPEATS));
    for (int i = 0; i < times && out.size() < MAX_LENGTH; i++) {
      out.writeBytes(piece);
    }
    return replace(input, from, from, out.toByteArray());
  }

  private byte[] insert(byte[] input, byte[] piece) {
    int at = random.nextInt(input.length + 1);
    return replace(input, at, at, piece);
  }

  private byte[] splice(byte[] input, byte[] other) {
    int from = random.nextInt(other.length + 1);
    int end = from + shortLength(other.length - from);
    int at = random.nextInt(input.length);
    boolean over = random.nextBoolean();
    int to = over ? Math.min(input.length, at + end - from) : at;
    return replace(input, at, to, Arrays.copyOfRange(other, from, end));
  }

  private static byte[] replace(byte[] input, int from, int to, byte[] piece) {
    byte[] out = Arrays.copyOf(input, input.length - (to - from) + piece.length);
    System.arraycopy(piece, 0, out, from, piece.length);
    System.arraycopy(input, to, out, from + piece.length, input.length - to);
    return out;
  }

  /// Mostly short, at times as long as there is room.
  private int shortLength(int room) {
    int most = random.nextInt(8) == 0 ? room : Math.min(room, 64);
    return random.nextInt(most + 1);
  }

  private long near(int length) {
    return length + (long) random.nextInt(-9, 10);
  }

  private long interesting() {
    return INTERESTING[random.nextInt(INTERESTING.length)];
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] pick(List<byte[]> inputs) {
    return inputs.get(random.nextInt(inputs.size()));
  }
}
