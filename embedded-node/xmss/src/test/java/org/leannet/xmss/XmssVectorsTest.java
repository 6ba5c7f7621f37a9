package org.leannet.xmss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;
import org.leannet.ssz.VectorFiles;

class XmssVectorsTest {

  private static final String ANSWERS = "crypto/xmss_kat.json";
  private static final String SIGNATURES = "crypto/xmss_prod_signatures.json";

  @TestFactory
  Stream<DynamicTest> chains_of_the_production_scheme() {
    JsonNode chains = VectorFiles.file(ANSWERS).required("prod_chains");
    return ReferenceVectors.cases(
        "chain",
        chains.required("cases"),
        vector -> {
          long epoch = vector.required("epoch").asLong();
          int chain = vector.required("chain_index").asInt();
          assertThat(chain(hasher(chains), epoch, chain, 0))
              .isEqualTo(ReferenceVectors.ints(vector.required("chain_start")));
          assertThat(chain(hasher(chains), epoch, chain, 1))
              .isEqualTo(ReferenceVectors.ints(vector.required("after_1_steps")));
          assertThat(chain(hasher(chains), epoch, chain, 7))
              .isEqualTo(ReferenceVectors.ints(vector.required("after_7_steps")));
        });
  }

  @TestFactory
  Stream<DynamicTest> encodings_of_the_production_scheme() {
    JsonNode encodings = VectorFiles.file(ANSWERS).required("prod_encoding");
    return ReferenceVectors.cases(
        "encoding",
        encodings.required("cases"),
        vector -> {
          long epoch = vector.required("epoch").asLong();
          Root message = Root.fromHex(vector.required("message").asText());
          int[] randomness = new int[XmssPreset.RANDOMNESS_ELEMENTS];
          LeafHasher hasher = hasher(encodings);
          hasher
              .prf()
              .randomness(epoch, message, vector.required("counter").asInt(), randomness, 0);
          assertThat(randomness).isEqualTo(ReferenceVectors.ints(vector.required("rho")));
          int[] digits = new int[XmssPreset.PROD.dimension()];
          boolean accepted =
              new MessageEncoding(XmssPreset.PROD, hasher.hash())
                  .encode(epoch, message, randomness, digits);
          assertThat(digits).isEqualTo(ReferenceVectors.ints(vector.required("digits")));
          assertThat(accepted).isEqualTo(!vector.required("codeword").isNull());
        });
  }

  @TestFactory
  Stream<DynamicTest> nodes_of_the_production_scheme() {
    JsonNode answers = VectorFiles.file(ANSWERS);
    JsonNode tree = answers.required("prod_tree");
    LeafHasher hasher = hasher(answers.required("prod_chains"));
    int[] nodes = new int[4 * XmssPreset.DIGEST_ELEMENTS];
    for (int leaf = 0; leaf < 4; leaf++) {
      hasher.leaf(leaf, nodes, leaf * XmssPreset.DIGEST_ELEMENTS);
    }
    int[] level1 = new int[2 * XmssPreset.DIGEST_ELEMENTS];
    hasher.hash().parents(new TweakableHash.Position(1, 0), 2, nodes, level1, 0);
    int[] level2 = new int[XmssPreset.DIGEST_ELEMENTS];
    hasher.hash().parents(new TweakableHash.Position(2, 0), 1, level1, level2, 0);
    return Stream.of(
        DynamicTest.dynamicTest(
            "leaves", () -> assertThat(nodes).isEqualTo(flatten(tree.required("leaves_0_to_3")))),
        DynamicTest.dynamicTest(
            "level 1", () -> assertThat(level1).isEqualTo(flatten(tree.required("level1")))),
        DynamicTest.dynamicTest(
            "level 2",
            () ->
                assertThat(level2)
                    .isEqualTo(ReferenceVectors.ints(tree.required("level2_index0")))));
  }

  @TestFactory
  Stream<DynamicTest> keys_and_signatures_of_the_test_scheme() {
    JsonNode keys = VectorFiles.file(ANSWERS).required("test_scheme");
    return ReferenceVectors.cases("key", keys, XmssVectorsTest::checkKey);
  }

  /// The proposal key of leanSpec's first test validator.
  @Test
  void a_signature_and_its_root_are_the_reference_ones() throws GeneralSecurityException {
    JsonNode vector = VectorFiles.file(ANSWERS).required("test_scheme").get(1);
    Xmss xmss = Xmss.of(XmssPreset.TEST);
    SecretKey key = decode(bytes(vector, "secret_key_ssz").toArray());
    Bytes signature = xmss.sign(key, 1, Root.fromHex("07".repeat(32)));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(signature.toArray());
    assertThat(Root.of(digest))
        .hasToString("0x915894a7bc7c0e3269420b46d794e0fee181c42d7c3d10a0ae8e57fe4624e590");
    assertThat(xmss.signatureCodec().hashTreeRoot(signature))
        .hasToString("0x9054cf32da43124fb55fd0072127ec0a65c9c010cca12f061eeae7788a5be28b");
  }

  @TestFactory
  Stream<DynamicTest> verdicts_on_production_signatures() {
    Xmss xmss = Xmss.of(XmssPreset.PROD);
    return ReferenceVectors.cases(
        "signature",
        VectorFiles.file(SIGNATURES).required("cases"),
        vector ->
            assertThat(
                    xmss.verify(
                        bytes(vector, "public_key"),
                        vector.required("slot").asLong(),
                        Root.fromHex(vector.required("message").asText()),
                        bytes(vector, "signature")))
                .isEqualTo(vector.required("valid").asBoolean()));
  }

  private static void checkKey(JsonNode vector) {
    Xmss xmss = Xmss.of(XmssPreset.TEST);
    byte[] file = bytes(vector, "secret_key_ssz").toArray();
    SecretKey key = decode(file);
    assertThat(key.publicKey()).isEqualTo(bytes(vector, "public_key"));
    assertThat(key.activationSlot()).isEqualTo(vector.required("activation_slot").asLong());
    assertThat(key.activeSlots()).isEqualTo(vector.required("num_active_slots").asLong());
    assertThat(key.prfKey()).isEqualTo(bytes(vector, "prf_key"));
    assertThat(key.parameter()).isEqualTo(ReferenceVectors.ints(vector.required("parameter")));
    assertThat(key.encode()).isEqualTo(file);
    for (JsonNode signed : vector.required("signatures")) {
      long slot = signed.required("slot").asLong();
      Root message = Root.fromHex(signed.required("message").asText());
      Bytes signature = xmss.sign(key, slot, message);
      assertThat(signature).isEqualTo(bytes(signed, "signature"));
      assertThat(xmss.verify(key.publicKey(), slot, message, signature)).isTrue();
    }
    // The trees that come later are not in the file, but their roots are: each advance checks one.
    SecretKey last = key;
    while (last.preparedTo() < key.activationSlot() + key.activeSlots()) {
      last = last.advance(xmss);
      assertThat(decode(last.encode()).publicKey()).isEqualTo(key.publicKey());
    }
  }

  private static SecretKey decode(byte[] file) {
    try {
      return SecretKey.decode(XmssPreset.TEST, file);
    } catch (SszException e) {
      throw new AssertionError(e);
    }
  }

  private static LeafHasher hasher(JsonNode key) {
    return new LeafHasher(
        XmssPreset.PROD, bytes(key, "prf_key"), ReferenceVectors.ints(key.required("parameter")));
  }

  private static int[] chain(LeafHasher hasher, long epoch, int chain, int steps) {
    int[] to = new int[XmssPreset.PROD.dimension()];
    to[chain] = steps;
    int[] digests = SignatureLayout.newHashes(XmssPreset.PROD);
    hasher.chains(epoch, to, digests);
    int at = chain * XmssPreset.DIGEST_ELEMENTS;
    return Arrays.copyOfRange(digests, at, at + XmssPreset.DIGEST_ELEMENTS);
  }

  private static int[] flatten(JsonNode digests) {
    int[] flat = new int[digests.size() * XmssPreset.DIGEST_ELEMENTS];
    for (int i = 0; i < digests.size(); i++) {
      int[] digest = ReferenceVectors.ints(digests.get(i));
      System.arraycopy(digest, 0, flat, i * digest.length, digest.length);
    }
    return flat;
  }

  private static Bytes bytes(JsonNode node, String field) {
    return Bytes.fromHex(node.required(field).asText());
  }
}
