package org.leannet.consensus.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.consensus.Keys;
import org.leannet.consensus.containers.Validator;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.xmss.Xmss;
import org.leannet.xmss.XmssPreset;

/// Every byte of a proof counts, and no bytes make checking one fail.
class TransparentProofsProperties {

  private static final ProofSystem PROOFS = new TransparentProofs(Keys.XMSS);
  private static final Keys KEYS = Keys.of(4);
  private static final List<Bytes> PUBLIC =
      KEYS.validators().stream().map(Validator::attestationPublicKey).toList();
  private static final Message FIRST = new Message(new Root(1, 2, 3, 4), 5);
  private static final Message SECOND = new Message(new Root(6, 7, 8, 9), 10);

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_changed_proof_is_refused(long seed) throws ProofException {
    Random random = new Random(seed);
    Bytes single = prove(FIRST, 0, 1, 2);
    Component expected = expected(FIRST, 0, 1, 2);
    Bytes merged = merged();
    List<Component> both = List.of(expected, expected(SECOND, 1, 3));
    assertThat(PROOFS.verifySingle(expected, single)).isTrue();
    assertThat(PROOFS.verifyMulti(both, merged)).isTrue();
    for (int i = 0; i < 40; i++) {
      assertThat(PROOFS.verifySingle(expected, changed(random, single))).isFalse();
      assertThat(PROOFS.verifyMulti(both, changed(random, merged))).isFalse();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void splitting_and_merging_changed_proofs_fails_only_as_declared(long seed)
      throws ProofException {
    Random random = new Random(seed);
    Bytes merged = merged();
    List<List<Bytes>> keys = List.of(keys(0, 1, 2), keys(1, 3));
    for (int i = 0; i < 40; i++) {
      Bytes changed = changed(random, merged);
      try {
        Bytes split = PROOFS.split(keys, changed, SECOND.root());
        assertThat(split.size()).isLessThan(changed.size());
        assertThat(PROOFS.merge(List.of(new Part(keys(1, 3), split)))).isNotNull();
      } catch (ProofException e) {
        assertThat(e).hasMessageMatching("(no part|not a|a child).*");
      }
    }
  }

  @Test
  void another_key_set_message_or_slot_is_refused() throws ProofException {
    Bytes proof = prove(FIRST, 0, 1);
    assertThat(PROOFS.verifySingle(expected(FIRST, 0, 1), proof)).isTrue();
    assertThat(PROOFS.verifySingle(expected(FIRST, 0), proof)).isFalse();
    assertThat(PROOFS.verifySingle(expected(FIRST, 0, 1, 2), proof)).isFalse();
    assertThat(PROOFS.verifySingle(expected(FIRST), proof)).isFalse();
    assertThat(PROOFS.verifySingle(expected(SECOND, 0, 1), proof)).isFalse();
    Message otherSlot = new Message(FIRST.root(), FIRST.slot() + 1);
    assertThat(PROOFS.verifySingle(expected(otherSlot, 0, 1), proof)).isFalse();
  }

  @Test
  void children_and_signatures_that_overlap_make_the_same_proof_as_all_signatures()
      throws ProofException {
    Part one = new Part(keys(2, 0), prove(FIRST, 0, 2));
    Part other = new Part(keys(0, 1), prove(FIRST, 0, 1));
    assertThat(PROOFS.aggregate(List.of(one, other), List.of(signature(3, FIRST)), FIRST))
        .isEqualTo(prove(FIRST, 3, 2, 1, 0));
  }

  @Test
  void a_child_for_another_message_is_refused() {
    assertThatExceptionOfType(ProofException.class)
        .isThrownBy(
            () -> PROOFS.aggregate(List.of(new Part(keys(0), prove(SECOND, 0))), List.of(), FIRST))
        .withMessage("a child proves another message or slot");
  }

  @Test
  void splitting_returns_the_part_that_was_merged() throws ProofException {
    assertThat(PROOFS.split(List.of(keys(0, 1, 2), keys(1, 3)), merged(), SECOND.root()))
        .isEqualTo(prove(SECOND, 1, 3));
  }

  @Test
  void what_a_proof_can_hold_follows_from_the_signatures_length() {
    ProofSystem prod = new TransparentProofs(Xmss.of(XmssPreset.PROD));
    assertThat(prod.participantLimit()).isEqualTo(202);
    assertThat(prod.fits(List.of(100, 101, 1))).isTrue();
    assertThat(prod.fits(List.of(101, 101, 1))).isFalse();
  }

  private static Bytes changed(Random random, Bytes proof) {
    byte[] bytes = proof.toArray();
    int size = bytes.length;
    return switch (random.nextInt(4)) {
      case 0 -> Bytes.ofRange(bytes, 0, random.nextInt(size));
      case 1 -> Bytes.of(Arrays.copyOf(bytes, size + 1 + random.nextInt(100)));
      case 2 -> {
        bytes[random.nextInt(Math.min(size, 60))] ^= (byte) (1 << random.nextInt(8));
        yield Bytes.of(bytes);
      }
      default -> {
        bytes[random.nextInt(size)] ^= (byte) (1 << random.nextInt(8));
        yield Bytes.of(bytes);
      }
    };
  }

  private static Bytes merged() throws ProofException {
    return PROOFS.merge(
        List.of(
            new Part(keys(0, 1, 2), prove(FIRST, 0, 1, 2)),
            new Part(keys(1, 3), prove(SECOND, 1, 3))));
  }

  private static Bytes prove(Message message, int... signers) throws ProofException {
    List<KeySignature> signatures =
        IntStream.of(signers).mapToObj(signer -> signature(signer, message)).toList();
    return PROOFS.aggregate(List.of(), signatures, message);
  }

  private static KeySignature signature(int signer, Message message) {
    return new KeySignature(
        PUBLIC.get(signer), KEYS.attest(signer, message.slot(), message.root()));
  }

  private static Component expected(Message message, int... signers) {
    return new Component(keys(signers), message);
  }

  private static List<Bytes> keys(int... signers) {
    return IntStream.of(signers).mapToObj(PUBLIC::get).toList();
  }
}
