package org.leannet.xmss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;

class XmssProperties {

  private static final int MUTATIONS = 200;

  private final Xmss xmss = Xmss.of(XmssPreset.TEST);

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void what_a_key_signs_verifies_and_nothing_else_does(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    KeyPair pair = pair(random);
    long slot = anyPreparedSlot(pair.secretKey(), random);
    Root message = root(random);
    Bytes signature = xmss.sign(pair.secretKey(), slot, message);
    assertThat(xmss.sign(pair.secretKey(), slot, message)).isEqualTo(signature);
    assertThat(xmss.verify(pair.publicKey(), slot, message, signature)).isTrue();
    assertThat(xmss.verify(pair.publicKey(), slot, root(random), signature)).isFalse();
    assertThat(xmss.verify(pair.publicKey(), slot ^ 1, message, signature)).isFalse();
    assertThat(xmss.verify(pair.publicKey(), slot + 256, message, signature)).isFalse();
    assertThat(xmss.verify(pair.publicKey(), -1 - slot, message, signature)).isFalse();
    assertThat(xmss.verify(pair(random).publicKey(), slot, message, signature)).isFalse();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_changed_signature_or_public_key_does_not_verify(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    KeyPair pair = pair(random);
    long slot = anyPreparedSlot(pair.secretKey(), random);
    Root message = root(random);
    Bytes signature = xmss.sign(pair.secretKey(), slot, message);
    for (int i = 0; i < MUTATIONS; i++) {
      Bytes changed = mutated(signature, random);
      assertThat(xmss.verify(pair.publicKey(), slot, message, changed)).isFalse();
      Bytes changedKey = mutated(pair.publicKey(), random);
      assertThat(xmss.verify(changedKey, slot, message, signature)).isFalse();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void signatures_decode_exactly_when_they_encode_the_same(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    KeyPair pair = pair(random);
    Bytes signature =
        xmss.sign(pair.secretKey(), anyPreparedSlot(pair.secretKey(), random), root(random));
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = mutated(signature, random).toArray();
      try {
        Bytes decoded = xmss.signatureCodec().decode(changed);
        assertThat(xmss.signatureCodec().encode(decoded)).isEqualTo(changed);
        assertThat(xmss.signatureCodec().hashTreeRoot(decoded))
            .isNotEqualTo(xmss.signatureCodec().hashTreeRoot(signature));
      } catch (SszException refused) {
        assertThat(refused.position()).isBetween(0, changed.length);
      }
    }
  }

  /// A damaged file is refused, or signs what does not verify, or was damaged in a place that does
  /// not matter for this slot. Nothing else may come out.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_damaged_key_file_throws_nothing_but_an_ssz_exception(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    KeyPair pair = pair(random);
    byte[] file = pair.secretKey().encode();
    long slot = pair.secretKey().preparedFrom();
    Root message = root(random);
    Bytes signature = xmss.sign(pair.secretKey(), slot, message);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = mutated(Bytes.of(file), random).toArray();
      try {
        SecretKey damaged = SecretKey.decode(XmssPreset.TEST, changed);
        assertThat(damaged.encode()).isEqualTo(changed);
        Bytes made = xmss.sign(damaged, damaged.preparedFrom(), message);
        assertThat(xmss.verify(pair.publicKey(), slot, message, made))
            .isEqualTo(made.equals(signature));
      } catch (SszException refused) {
        assertThat(refused.position()).isBetween(0, changed.length);
      }
    }
  }

  private static KeyPair pair(SplittableRandom random) {
    long slot = random.nextLong(256);
    long slots = random.nextLong(1, Math.min(100, 257 - slot));
    return new KeyGenerator(XmssPreset.TEST, Parallel.SERIAL).generate(root(random), slot, slots);
  }

  private static long anyPreparedSlot(SecretKey key, SplittableRandom random) {
    return random.nextLong(key.preparedFrom(), key.preparedTo());
  }

  private static Root root(SplittableRandom random) {
    return new Root(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  /// Other bytes than these: some changed, cut off, or added.
  private static Bytes mutated(Bytes bytes, SplittableRandom random) {
    byte[] changed = bytes.toArray();
    switch (random.nextInt(5)) {
      case 0 -> changed = Arrays.copyOf(changed, random.nextInt(changed.length));
      case 1 -> changed = Arrays.copyOf(changed, changed.length + random.nextInt(1, 65));
      case 2 -> {
        int at = random.nextInt(changed.length / 4) * 4;
        changed[at] ^= (byte) random.nextInt(1, 256);
        Arrays.fill(changed, at + 1, at + 4, (byte) 0xff);
      }
      case 3 -> changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      default -> changed[random.nextInt(changed.length)] ^= (byte) random.nextInt(1, 256);
    }
    return Bytes.of(changed);
  }
}
