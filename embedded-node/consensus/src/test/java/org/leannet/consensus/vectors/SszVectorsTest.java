package org.leannet.consensus.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;
import org.leannet.ssz.VectorFiles;

/// Every type of the protocol encodes, decodes and hashes as the reference does.
class SszVectorsTest {

  @TestFactory
  Stream<DynamicTest> every_ssz_vector_agrees() {
    return VectorFiles.tests(
        "ssz", vector -> check(SszType.named(vector.get("typeName").asText()), vector));
  }

  private static <T> void check(SszType<T> type, JsonNode vector) throws SszException {
    if (vector.hasNonNull("rejectionReason")) {
      byte[] raw = Bytes.fromHex(vector.get("rawBytes").asText()).toArray();
      assertThatExceptionOfType(SszException.class).isThrownBy(() -> type.codec().decode(raw));
      return;
    }
    Bytes serialized = Bytes.fromHex(vector.get("serialized").asText());
    T value = type.read().apply(vector.get("value"));
    assertThat(Bytes.of(type.codec().encode(value))).isEqualTo(serialized);
    assertThat(type.codec().decode(serialized.toArray())).isEqualTo(value);
    assertThat(type.codec().hashTreeRoot(value))
        .isEqualTo(Root.fromHex(vector.get("root").asText()));
  }
}
