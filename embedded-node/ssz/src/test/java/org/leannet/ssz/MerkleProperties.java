package org.leannet.ssz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table-driven tree agrees with one that is built in full, leaf by leaf.
class MerkleProperties {

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_padded_tree_equals_the_full_one(long seed) {
    Random random = new Random(seed);
    int limit = 1 + random.nextInt(200);
    List<Root> chunks = chunks(random, random.nextInt(limit + 1));

    assertThat(Merkle.root(chunks, limit)).isEqualTo(fullTree(chunks, limit));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_way_to_pack_bytes_has_one_root(long seed) {
    Random random = new Random(seed);
    int limit = 1 + random.nextInt(40);
    byte[] data = new byte[random.nextInt(32 * limit + 1)];
    random.nextBytes(data);
    List<Integer> numbers = new ArrayList<>();
    List<Root> chunks = new ArrayList<>();
    for (int i = 0; i < data.length; i += 32) {
      byte[] chunk = new byte[32];
      System.arraycopy(data, i, chunk, 0, Math.min(32, data.length - i));
      chunks.add(Root.of(chunk));
    }
    for (byte b : data) {
      numbers.add(b & 0xff);
    }
    Root expected = Merkle.mixInLength(fullTree(chunks, limit), data.length);

    assertThat(Codecs.byteList(32 * limit).hashTreeRoot(Bytes.of(data))).isEqualTo(expected);
    assertThat(Codecs.list(Codecs.UINT8, 32L * limit).hashTreeRoot(numbers)).isEqualTo(expected);
  }

  @Test
  void a_huge_limit_costs_only_its_depth() {
    Root chunk = Root.fromHex("11".repeat(32));
    Root expected = chunk;
    Root zero = Root.ZERO;
    for (int level = 0; level < 22; level++) {
      expected = pair(expected, zero);
      zero = pair(zero, zero);
    }

    assertThat(Merkle.root(List.of(chunk), 1L << 22)).isEqualTo(expected);
    assertThat(Merkle.root(List.of(), 1L << 22)).isEqualTo(zero);
    assertThat(Codecs.bitlist(1L << 30).hashTreeRoot(Bits.EMPTY))
        .isEqualTo(Merkle.mixInLength(zero, 0));
  }

  @Test
  void more_chunks_than_the_limit_are_refused() {
    assertThatThrownBy(() -> Merkle.root(List.of(Root.ZERO, Root.ZERO), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 chunks exceed the limit 1");
  }

  @Test
  void sha256_is_the_standard_one() {
    assertThat(Sha256.of("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .hasToString("0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static List<Root> chunks(Random random, int count) {
    List<Root> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chunks.add(
          new Root(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
    }
    return chunks;
  }

  private static Root fullTree(List<Root> chunks, int limit) {
    List<Root> level = new ArrayList<>(chunks);
    while (level.size() < limit || Integer.bitCount(level.size()) != 1) {
      level.add(Root.ZERO);
    }
    while (level.size() > 1) {
      List<Root> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        above.add(pair(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    return level.getFirst();
  }

  private static Root pair(Root left, Root right) {
    byte[] both = new byte[64];
    left.writeTo(both, 0);
    right.writeTo(both, 32);
    return Sha256.of(both);
  }
}
