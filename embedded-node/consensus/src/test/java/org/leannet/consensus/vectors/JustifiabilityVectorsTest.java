package org.leannet.consensus.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.consensus.transition.Justifiability;
import org.leannet.ssz.VectorFiles;

class JustifiabilityVectorsTest {

  @TestFactory
  Stream<DynamicTest> every_justifiability_vector_agrees() {
    return VectorFiles.tests(
        "justifiability",
        vector -> {
          long slot = ContainerJson.uint(vector.get("slot"));
          long finalized = ContainerJson.uint(vector.get("finalizedSlot"));
          assertThat(slot - finalized)
              .isEqualTo(ContainerJson.uint(vector.get("output").get("delta")));
          assertThat(Justifiability.isJustifiable(slot, finalized))
              .isEqualTo(vector.get("output").get("isJustifiable").asBoolean());
        });
  }
}
