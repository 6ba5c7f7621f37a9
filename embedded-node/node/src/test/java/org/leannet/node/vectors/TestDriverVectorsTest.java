package org.leannet.node.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.node.LeanNode;
import org.leannet.node.simulation.Registry;
import org.leannet.ssz.VectorFiles;

/// The vectors, sent to a real node over real HTTP as HIVE's simulator sends them.
@TestInstance(Lifecycle.PER_CLASS)
class TestDriverVectorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What a snapshot calls what a vector's snapshot calls otherwise.
  private static final Map<String, String> SNAPSHOT =
      Map.of(
          "time", "time",
          "headRoot", "headRoot",
          "safeTarget", "safeTargetRoot",
          "justifiedCheckpoint", "latestJustified",
          "finalizedCheckpoint", "latestFinalized");

  private LeanNode node;
  private DriverClient driver;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    node = AnchoredNode.withTestDriver(directory, Registry.genesis(1_700_000_000, 3));
    driver = new DriverClient(node.apiPort());
  }

  @AfterAll
  void stop() {
    driver.close();
    node.close();
  }

  @TestFactory
  Stream<DynamicTest> every_fork_choice_vector_agrees_over_http() {
    return VectorFiles.tests("fork_choice", this::checkForkChoice);
  }

  private void checkForkChoice(JsonNode vector) throws Exception {
    ObjectNode init = JSON.createObjectNode();
    init.set("anchorState", vector.get("anchorState"));
    init.set("anchorBlock", vector.get("anchorBlock"));
    init.set("genesisTime", vector.at("/anchorState/config/genesisTime"));
    HttpResponse<String> begun = driver.send("POST", "fork_choice/init", init.toString());
    if (vector.hasNonNull("rejectionReason")) {
      assertThat(begun.statusCode()).isEqualTo(400);
      assertThat(begun.body()).contains(vector.get("rejectionReason").asText());
      return;
    }
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(204);
    assertThat(begun.body()).isEmpty();
    int number = 0;
    for (JsonNode step : vector.get("steps")) {
      String name = "step %d (%s)".formatted(number++, step.get("stepType").asText());
      JsonNode reply = driver.post("fork_choice/step", step);
      checkOutcome(name, reply, "accepted", step.get("valid").asBoolean(), step);
      checkSnapshot(name, reply.get("snapshot"), step);
    }
  }

  private static void checkSnapshot(String name, JsonNode snapshot, JsonNode step) {
    JsonNode expected = step.get("storeSnapshot");
    SNAPSHOT.forEach((ours, theirs) ->
        assertThat(snapshot.get(ours)).as(name + ": " + ours).isEqualTo(expected.get(theirs)));
    if (step.path("checks").has("headSlot")) {
      assertThat(snapshot.get("headSlot")).as(name).isEqualTo(step.at("/checks/headSlot"));
    }
  }

  @TestFactory
  Stream<DynamicTest> every_state_transition_vector_agrees_over_http() {
    return VectorFiles.tests("state_transition", this::checkTransition);
  }

  private void checkTransition(JsonNode vector) throws Exception {
    JsonNode reply = driver.post("state_transition/run", vector);
    boolean valid = !vector.hasNonNull("rejectionReason");
    checkOutcome("transition", reply, "succeeded", valid, vector);
    assertThat(reply.get("post").isObject()).isEqualTo(valid);
    JsonNode expected = vector.path("post");
    for (String field :
        new String[] {
          "slot",
          "latestBlockHeaderSlot",
          "latestBlockHeaderStateRoot",
          "historicalBlockHashesCount"
        }) {
      if (expected.has(field)) {
        assertThat(reply.get("post").get(field)).as(field).isEqualTo(expected.get(field));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> every_signature_vector_agrees_over_http() {
    return VectorFiles.tests(
        "verify_signatures",
        vector ->
            checkOutcome(
                "signatures",
                driver.post("verify_signatures/run", vector),
                "succeeded",
                !vector.hasNonNull("rejectionReason"),
                vector));
  }

  /// An outcome, and why it is none under the reason the vector gives.
  private static void checkOutcome(
      String name, JsonNode reply, String field, boolean valid, JsonNode expected) {
    String error = reply.get("error").asText();
    assertThat(reply.get(field).booleanValue()).as(name + ": " + error).isEqualTo(valid);
    assertThat(reply.get("error").isNull()).as(name).isEqualTo(valid);
    if (expected.hasNonNull("rejectionReason")) {
      assertThat(error).as(name).startsWith(expected.get("rejectionReason").asText() + ": ");
    }
  }
}
