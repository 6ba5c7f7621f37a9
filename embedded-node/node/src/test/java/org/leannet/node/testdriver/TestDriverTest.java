package org.leannet.node.testdriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.node.LeanNode;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.node.simulation.Registry;
import org.leannet.node.vectors.AnchoredNode;
import org.leannet.node.vectors.DriverClient;
import org.leannet.node.vectors.FixtureTexts;
import org.leannet.ssz.Root;

@TestInstance(Lifecycle.PER_CLASS)
class TestDriverTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final State GENESIS = Registry.genesis(1_700_000_000, 3);
  private static final Block BLOCK = Genesis.block(GENESIS);

  private LeanNode node;
  private DriverClient driver;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    node = AnchoredNode.withTestDriver(directory, GENESIS);
    driver = new DriverClient(node.apiPort());
  }

  @AfterAll
  void stop() {
    driver.close();
    node.close();
  }

  private int init(Root stateRoot) throws Exception {
    String body =
        "{\"anchorState\": %s, \"anchorBlock\": %s}"
            .formatted(FixtureTexts.state(GENESIS), FixtureTexts.block(0, stateRoot));
    return driver.send("POST", "fork_choice/init", body).statusCode();
  }

  private JsonNode step(String body) throws Exception {
    HttpResponse<String> response = driver.send("POST", "fork_choice/step", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Test
  void a_fork_choice_begins_at_its_anchor() throws Exception {
    assertThat(init(BLOCK.stateRoot())).isEqualTo(204);

    HttpResponse<String> snapshot = driver.send("GET", "fork_choice/snapshot", "");

    assertThat(snapshot.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(JSON.readTree(snapshot.body()))
        .isEqualTo(
            JSON.readTree(
                """
                {"headSlot": 0, "headRoot": "%1$s", "time": 0,
                 "justifiedCheckpoint": {"root": "%1$s", "slot": 0},
                 "finalizedCheckpoint": {"root": "%1$s", "slot": 0}, "safeTarget": "%1$s"}\
                """
                    .formatted(BLOCK.root().hex())));
  }

  @Test
  void an_anchor_of_another_state_is_refused() throws Exception {
    assertThat(init(new Root(1, 2, 3, 4))).isEqualTo(400);
  }

  @Test
  void a_tick_moves_the_store_and_a_refused_step_says_why() throws Exception {
    assertThat(init(BLOCK.stateRoot())).isEqualTo(204);

    JsonNode ticked = step("{\"stepType\": \"tick\", \"time\": 1700000008}");
    assertThat(ticked.get("accepted").asBoolean()).isTrue();
    assertThat(ticked.get("error").isNull()).isTrue();
    assertThat(ticked.at("/snapshot/time").asLong()).isEqualTo(10);

    JsonNode orphan =
        step(
            "{\"stepType\": \"block\", \"tickToSlot\": false, \"block\": %s}"
                .formatted(FixtureTexts.block(3, Root.ZERO)));
    assertThat(orphan.get("accepted").asBoolean()).isFalse();
    assertThat(orphan.get("error").asText()).startsWith("UNKNOWN_PARENT_BLOCK: ");
    assertThat(orphan.at("/snapshot/time").asLong()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'stepType': 'dance'}|no step is known as 'dance'",
        "{'stepType': 7}|stepType is 7, expected a text",
        "{}|the request has no 'stepType'",
        "{'stepType': 'tick'}|the request has no 'time'",
        "{'stepType': 'tick', 'interval': -1}|interval is -1, expected a number from 0 to 2^64-1",
        "{'stepType': 'tick', 'interval': 18446744073709551615}|intervals ahead",
        "{'stepType': 'tick', 'time': 18446744073709551615}|intervals ahead",
        "{'stepType': 'block', 'block': {'slot': 1}}|block has no 'body'",
        "{'stepType': 'attestation', 'attestation': []}|attestation is array, expected an object"
      })
  void a_step_that_is_none_is_not_accepted(String body, String reason) throws Exception {
    assertThat(init(BLOCK.stateRoot())).isEqualTo(204);

    JsonNode reply = step(body.replace('\'', '"'));

    assertThat(reply.get("accepted").asBoolean()).isFalse();
    assertThat(reply.get("error").asText()).contains(reason);
    assertThat(reply.at("/snapshot/time").asLong()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{} {}", "{\"a\": 1, \"a\": 2}", "null", "{}"})
  void a_request_that_is_none_is_answered_with_400(String body) throws Exception {
    for (String route :
        new String[] {"fork_choice/init", "state_transition/run", "verify_signatures/run"}) {
      HttpResponse<String> response = driver.send("POST", route, body);

      assertThat(response.statusCode()).as(route).isEqualTo(400);
      assertThat(JSON.readTree(response.body()).get("error").asText()).isNotEmpty();
    }
  }

  @Test
  void a_registry_in_disorder_fails_in_its_own_words() throws Exception {
    String shuffled = FixtureTexts.state(GENESIS).replace("\"index\": 1}", "\"index\": 2}");
    HttpResponse<String> response =
        driver.send(
            "POST", "state_transition/run", "{\"pre\": %s, \"blocks\": []}".formatted(shuffled));

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode reply = JSON.readTree(response.body());
    assertThat(reply.get("succeeded").asBoolean()).isFalse();
    assertThat(reply.get("error").asText()).startsWith("DECODE_ERROR: pre: ");
    assertThat(reply.get("post").isNull()).isTrue();
  }

  @Test
  void another_method_is_not_allowed_and_another_route_not_found() throws Exception {
    assertThat(driver.send("GET", "fork_choice/init", "").statusCode()).isEqualTo(405);
    assertThat(driver.send("POST", "fork_choice/other", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void without_the_switch_there_is_no_driver_and_before_a_beginning_no_step(
      @TempDir Path directory, @TempDir Path fresh) throws Exception {
    StoredBlock anchor =
        new StoredBlock(BLOCK.root(), new SignedBlock(BLOCK, MultiMessageAggregate.EMPTY), GENESIS);
    try (LeanNode plain =
            AnchoredNode.start(directory, GENESIS.validators(), 1_700_000_000, anchor, false);
        DriverClient refused = new DriverClient(plain.apiPort())) {
      assertThat(refused.send("POST", "fork_choice/init", "{}").statusCode()).isEqualTo(404);
      assertThat(refused.send("POST", "verify_signatures/run", "{}").statusCode()).isEqualTo(404);
    }
    try (LeanNode idle = AnchoredNode.withTestDriver(fresh, GENESIS);
        DriverClient early = new DriverClient(idle.apiPort())) {
      HttpResponse<String> response = early.send("POST", "fork_choice/step", "{}");
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("no fork choice was begun");
      assertThat(early.send("GET", "fork_choice/snapshot", "").statusCode()).isEqualTo(400);
    }
  }
}
