package org.leannet.xmss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.xmss.poseidon.KoalaBear;

/// Answers of the reference implementation for one key of the production scheme.
class KnownAnswersTest {

  private static final int[] PARAMETER = {1, 2, 3, 4, 5};
  private static final long EPOCH = 7;
  private static final Root MESSAGE = Root.fromHex("42".repeat(32));
  private static final Bytes PRF_KEY =
      Bytes.fromHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

  private static final int[] START_3 = {
    140761975, 590541186, 1451732587, 1324001896, 1394642995, 415780599, 1278132959, 1623065456
  };

  private final LeafHasher hasher = new LeafHasher(XmssPreset.PROD, PRF_KEY, PARAMETER);

  @Test
  void a_chain_starts_with_the_pseudorandom_digest() {
    assertThat(start(3)).isEqualTo(START_3);
  }

  @Test
  void a_chain_advances_step_by_step() {
    assertThat(chain(1))
        .containsExactly(
            614689009,
            1568955554,
            1967702564,
            1458104964,
            1475946172,
            1461603980,
            225310720,
            1179446714);
    assertThat(chain(7))
        .containsExactly(
            953757556,
            409232882,
            1492329173,
            763340970,
            1999193584,
            156682611,
            1018674379,
            188834926);
  }

  @Test
  void a_node_is_the_hash_of_its_children() {
    int[] family = Arrays.copyOf(start(3), 16);
    System.arraycopy(start(4), 0, family, 8, 8);
    int[] node = new int[8];
    hasher.hash().parents(new TweakableHash.Position(1, 9), 1, family, node, 0);
    assertThat(node)
        .containsExactly(
            2026425865,
            1312882945,
            1743579353,
            386319723,
            578233349,
            515770089,
            1840363351,
            1521128714);
  }

  @Test
  void a_leaf_is_the_hash_of_its_chains_ends() {
    int[] leaf = new int[8];
    hasher.leaf(EPOCH, leaf, 0);
    assertThat(leaf)
        .containsExactly(
            166625811,
            114397717,
            860213795,
            1765734832,
            1598425209,
            2024361607,
            1965715782,
            511974002);
  }

  @Test
  void the_first_attempt_is_refused_for_its_sum() {
    int[] randomness = new int[7];
    hasher.prf().randomness(EPOCH, MESSAGE, 0, randomness, 0);
    assertThat(randomness)
        .containsExactly(
            1634820093, 52371909, 283399130, 729732501, 950620112, 1274346993, 890493637);
    int[] digits = new int[46];
    assertThat(encoding().encode(EPOCH, MESSAGE, randomness, digits)).isFalse();
    assertThat(text(digits)).isEqualTo("7327134764453310141136034620526530212721016661");
  }

  @Test
  void the_first_acceptable_attempt_is_taken() {
    int[] digits = new int[46];
    int[] found = encoding().search(EPOCH, MESSAGE, hasher.prf(), digits).orElseThrow();
    int[] randomness = new int[7];
    hasher.prf().randomness(EPOCH, MESSAGE, 400, randomness, 0);
    assertThat(found).isEqualTo(randomness);
    assertThat(text(digits)).isEqualTo("6526753664503075732571577552475335361367730245");
  }

  @Test
  void a_message_is_a_little_endian_number() {
    assertThat(TweakableHash.messageElements(MESSAGE.toBytes()))
        .containsExactly(
            1551553734,
            1680041440,
            359362072,
            1176829273,
            133369545,
            1571038903,
            1991526345,
            1170742940,
            70);
  }

  @Test
  void a_number_with_too_many_limbs_is_refused() {
    long[] square = {0, 0, 1};
    assertThatThrownBy(() -> Elements.limbs(square, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the number has more than 2 limbs");
    long[] largest = {KoalaBear.P - 1};
    assertThat(Elements.limbs(largest, 1)).containsExactly(KoalaBear.P - 1);
  }

  private MessageEncoding encoding() {
    return new MessageEncoding(XmssPreset.PROD, hasher.hash());
  }

  private int[] start(int chain) {
    int[] digest = new int[8];
    hasher.prf().chainStart(EPOCH, chain, digest, 0);
    return digest;
  }

  private int[] chain(int steps) {
    int[] to = new int[46];
    to[3] = steps;
    int[] digests = SignatureLayout.newHashes(XmssPreset.PROD);
    hasher.chains(EPOCH, to, digests);
    return Arrays.copyOfRange(digests, 24, 32);
  }

  private static String text(int[] digits) {
    return Arrays.stream(digits).mapToObj(Integer::toString).collect(Collectors.joining());
  }
}
