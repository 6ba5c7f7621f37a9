package org.leannet.xmss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Container;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;
import org.leannet.ssz.VectorFiles;

class XmssSszVectorsTest {

  private static final XmssPreset PRESET = XmssPreset.TEST;

  private static final Codec<Digests> OPENING =
      Container.of(
          v -> v.next(), Container.field("siblings", Digests.ssz(PRESET), siblings -> siblings));

  private static final Map<String, Codec<?>> TYPES =
      Map.of(
          "HashTreeLayer", HashTreeLayer.ssz(PRESET),
          "HashTreeOpening", OPENING,
          "HashSubTree", HashSubTree.ssz(PRESET),
          "SecretKey", KeyContent.ssz(PRESET),
          "PublicKey", Xmss.of(PRESET).publicKeyCodec(),
          "Signature", Xmss.of(PRESET).signatureCodec());

  @TestFactory
  Stream<DynamicTest> containers_equal_the_reference() {
    return VectorFiles.tests(
        "ssz",
        vector ->
            Optional.ofNullable(TYPES.get(vector.required("typeName").asText()))
                .ifPresent(codec -> check(codec, vector)));
  }

  private static <T> void check(Codec<T> codec, JsonNode vector) {
    if (vector.has("rejectionReason")) {
      byte[] raw = bytes(vector, "rawBytes");
      assertThatThrownBy(() -> codec.decode(raw)).isInstanceOf(SszException.class);
      return;
    }
    byte[] serialized = bytes(vector, "serialized");
    try {
      T value = codec.decode(serialized);
      assertThat(codec.encode(value)).isEqualTo(serialized);
      assertThat(codec.hashTreeRoot(value))
          .isEqualTo(Root.fromHex(vector.required("root").asText()));
    } catch (SszException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(JsonNode vector, String field) {
    return Bytes.fromHex(vector.required(field).asText()).toArray();
  }
}
