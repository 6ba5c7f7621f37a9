package org.leannet.consensus.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.consensus.replay.ForkChoiceReplay;
import org.leannet.ssz.VectorFiles;
import org.leannet.xmss.Xmss;
import org.leannet.xmss.XmssPreset;

/// Every step of every fork choice vector leads to the same store, rejected ones included.
class ForkChoiceVectorsTest {

  @TestFactory
  Stream<DynamicTest> every_fork_choice_vector_agrees() {
    return VectorFiles.tests("fork_choice", ForkChoiceVectorsTest::check);
  }

  private static void check(JsonNode vector) {
    Verdict<ForkChoiceReplay> created =
        ForkChoiceReplay.begin(
            ContainerJson.state(vector.get("anchorState")),
            ContainerJson.block(vector.get("anchorBlock")),
            Xmss.of(XmssPreset.TEST));
    if (vector.hasNonNull("rejectionReason")) {
      assertThat(created.refusal().map(Enum::name))
          .hasValue(vector.get("rejectionReason").asText());
      return;
    }
    ForkChoiceReplay replay = created.accepted().orElseThrow();
    Store store = replay.store();
    ForkChoiceSteps steps = new ForkChoiceSteps(replay);
    String test = ExemptSteps.testName(vector);
    int number = 0;
    for (JsonNode step : vector.get("steps")) {
      String name = "step %d (%s)".formatted(number, step.get("stepType").asText());
      Verdict<?> verdict = steps.run(step);
      if (step.get("valid").asBoolean()) {
        assertThat(verdict).as(name).isInstanceOf(Verdict.Accepted.class);
      } else {
        assertThat(verdict.refusal().map(Enum::name))
            .as(name)
            .hasValue(step.get("rejectionReason").asText());
      }
      StoreComparison comparison = new StoreComparison(store.snapshot(), name);
      comparison.with(step.get("storeSnapshot"), ExemptSteps.of(test, number));
      checkTarget(store, step.path("checks"), name);
      number++;
    }
  }

  /// What the snapshots do not show.
  private static void checkTarget(Store store, JsonNode checks, String name) {
    if (checks.has("attestationTargetSlot")) {
      assertThat(store.duties().attestationTarget().slot())
          .as(name + ": attestation target")
          .isEqualTo(ContainerJson.uint(checks.get("attestationTargetSlot")));
    }
  }
}
