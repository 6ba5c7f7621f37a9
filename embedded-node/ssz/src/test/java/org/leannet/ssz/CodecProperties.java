package org.leannet.ssz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every value and for every string of bytes, shown on a type that has every shape.
class CodecProperties {

  record Leaf(int tag, boolean flag, Bytes note) {
    static final Codec<Leaf> SSZ =
        Container.of(
            v -> new Leaf(v.next(), v.next(), v.next()),
            Container.field("tag", Codecs.UINT16, Leaf::tag),
            Container.field("flag", Codecs.BOOLEAN, Leaf::flag),
            Container.field("note", Codecs.byteList(40), Leaf::note));
  }

  record Everything(
      long number,
      Root root,
      Bits list,
      Bits vector,
      List<Leaf> leaves,
      List<Root> roots,
      Bytes key,
      List<Long> longs,
      List<Bytes> pair) {
    static final Codec<Everything> SSZ =
        Container.of(
            v ->
                new Everything(
                    v.next(), v.next(), v.next(), v.next(), v.next(), v.next(), v.next(), v.next(),
                    v.next()),
            Container.field("number", Codecs.UINT64, Everything::number),
            Container.field("root", Root.SSZ, Everything::root),
            Container.field("list", Codecs.bitlist(70), Everything::list),
            Container.field("vector", Codecs.bitvector(13), Everything::vector),
            Container.field("leaves", Codecs.list(Leaf.SSZ, 5), Everything::leaves),
            Container.field("roots", Codecs.list(Root.SSZ, 1 << 18), Everything::roots),
            Container.field("key", Codecs.bytes(52), Everything::key),
            Container.field("longs", Codecs.vector(Codecs.UINT64, 3), Everything::longs),
            Container.field("pair", Codecs.vector(Codecs.byteList(6), 2), Everything::pair));
  }

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_value_survives_its_encoding(long seed) throws SszException {
    Everything value = anything(new Random(seed));
    byte[] encoded = Everything.SSZ.encode(value);

    assertThat(encoded).hasSize(Everything.SSZ.length(value));
    assertThat(Everything.SSZ.decode(encoded)).isEqualTo(value);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_decodes_encodes_to_itself(long seed) {
    Random random = new Random(seed);
    byte[] original = Everything.SSZ.encode(anything(random));
    for (int i = 0; i < 500; i++) {
      byte[] mutated = mutate(random, original);
      decoded(mutated)
          .ifPresent(value -> assertThat(Everything.SSZ.encode(value)).isEqualTo(mutated));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_root_changes_with_the_value(long seed) {
    Random random = new Random(seed);
    Everything value = anything(random);
    Everything other = anything(random);

    assertThat(Everything.SSZ.hashTreeRoot(value)).isEqualTo(Everything.SSZ.hashTreeRoot(value));
    assertThat(Everything.SSZ.hashTreeRoot(value)).isNotEqualTo(Everything.SSZ.hashTreeRoot(other));
  }

  /// Anything but [SszException] out of the decoder fails the test that called.
  private static Optional<Everything> decoded(byte[] data) {
    try {
      return Optional.of(Everything.SSZ.decode(data));
    } catch (SszException e) {
      assertThat(e.position()).isBetween(0, data.length);
      return Optional.empty();
    }
  }

  private static byte[] mutate(Random random, byte[] original) {
    int change = random.nextInt(4);
    if (change == 0) {
      return Arrays.copyOf(original, random.nextInt(original.length + 1));
    }
    if (change == 1) {
      return Arrays.copyOf(original, original.length + 1 + random.nextInt(8));
    }
    byte[] mutated = original.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return mutated;
  }

  private static Everything anything(Random random) {
    List<Leaf> leaves = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      leaves.add(new Leaf(random.nextInt(1 << 16), random.nextBoolean(), bytes(random, 41)));
    }
    List<Root> roots = new ArrayList<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      roots.add(root(random));
    }
    byte[] key = new byte[52];
    random.nextBytes(key);
    return new Everything(
        random.nextLong(),
        root(random),
        bits(random, random.nextInt(71)),
        bits(random, 13),
        leaves,
        roots,
        Bytes.of(key),
        List.of(random.nextLong(), random.nextLong(), random.nextLong()),
        List.of(bytes(random, 7), bytes(random, 7)));
  }

  private static Root root(Random random) {
    return new Root(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private static Bytes bytes(Random random, int bound) {
    byte[] content = new byte[random.nextInt(bound)];
    random.nextBytes(content);
    return Bytes.of(content);
  }

  private static Bits bits(Random random, int length) {
    boolean[] values = new boolean[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextBoolean();
    }
    return Bits.of(values);
  }
}
