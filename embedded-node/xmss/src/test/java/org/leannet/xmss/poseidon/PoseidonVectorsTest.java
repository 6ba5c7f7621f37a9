package org.leannet.xmss.poseidon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.ssz.VectorFiles;
import org.leannet.xmss.ReferenceVectors;

class PoseidonVectorsTest {

  @TestFactory
  Stream<DynamicTest> constants_equal_the_published_tables() {
    JsonNode tables = VectorFiles.file("crypto/poseidon_constants.json");
    return Stream.of(PoseidonParameters.WIDTH_16, PoseidonParameters.WIDTH_24)
        .map(parameters -> {
          String name = "width_" + parameters.width();
          return DynamicTest.dynamicTest(name, () -> compare(parameters, tables.required(name)));
        });
  }

  @TestFactory
  Stream<DynamicTest> permutations_equal_the_reference() {
    return VectorFiles.tests("poseidon_permutation", PoseidonVectorsTest::permute);
  }

  private static void compare(PoseidonParameters parameters, JsonNode table) {
    int width = parameters.width();
    assertThat(parameters.partialRounds()).isEqualTo(table.required("rounds_p").asInt());
    assertThat(PoseidonParameters.FULL_ROUNDS).isEqualTo(table.required("rounds_f").asInt());
    assertThat(IntStream.range(0, width).map(i -> parameters.matrix(0, i)).toArray())
        .isEqualTo(ReferenceVectors.ints(table.required("mds_first_row")));
    int[] constants =
        IntStream.range(0, parameters.rounds() * width)
            .map(i -> parameters.constant(i / width, i % width))
            .toArray();
    assertThat(constants).isEqualTo(ReferenceVectors.ints(table.required("round_constants")));
  }

  private static void permute(JsonNode vector) {
    int[] state = ReferenceVectors.ints(vector.required("inputState"));
    PoseidonParameters parameters =
        vector.required("width").asInt() == 16
            ? PoseidonParameters.WIDTH_16
            : PoseidonParameters.WIDTH_24;
    parameters.newPermutation().permute(state, 1);
    assertThat(state).isEqualTo(ReferenceVectors.ints(vector.required("outputState")));
  }
}
