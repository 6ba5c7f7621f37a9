package org.leannet.consensus.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.replay.StateTransitionReplay;
import org.leannet.ssz.VectorFiles;

class StateTransitionVectorsTest {

  /// The fields a vector's `post` may pin, beside the root that pins them all.
  private static final Map<String, Function<State, Object>> NUMBERS =
      Map.ofEntries(
          Map.entry("slot", State::slot),
          Map.entry("latestJustifiedSlot", s -> s.latestJustified().slot()),
          Map.entry("latestFinalizedSlot", s -> s.latestFinalized().slot()),
          Map.entry("latestBlockHeaderSlot", s -> s.latestBlockHeader().slot()),
          Map.entry("latestBlockHeaderProposerIndex", s -> s.latestBlockHeader().proposerIndex()),
          Map.entry("configGenesisTime", s -> s.config().genesisTime()),
          Map.entry("validatorCount", s -> (long) s.validators().size()),
          Map.entry("historicalBlockHashesCount", s -> (long) s.historicalBlockHashes().size()),
          Map.entry("justificationsRootsCount", s -> (long) s.justificationsRoots().size()),
          Map.entry(
              "justificationsValidatorsCount", s -> (long) s.justificationsValidators().length()));

  private static final Map<String, Function<State, Object>> ROOTS =
      Map.of(
          "latestJustifiedRoot", s -> s.latestJustified().root(),
          "latestFinalizedRoot", s -> s.latestFinalized().root(),
          "latestBlockHeaderParentRoot", s -> s.latestBlockHeader().parentRoot(),
          "latestBlockHeaderStateRoot", s -> s.latestBlockHeader().stateRoot(),
          "latestBlockHeaderBodyRoot", s -> s.latestBlockHeader().bodyRoot());

  private static final Map<String, Function<State, Object>> BITS =
      Map.of(
          "justifiedSlots", State::justifiedSlots,
          "justificationsValidators", State::justificationsValidators);

  private static final Map<String, Function<State, Object>> ROOT_LISTS =
      Map.of(
          "historicalBlockHashes", State::historicalBlockHashes,
          "justificationsRoots", State::justificationsRoots);

  @TestFactory
  Stream<DynamicTest> every_state_transition_vector_agrees() {
    return VectorFiles.tests("state_transition", StateTransitionVectorsTest::check);
  }

  private static void check(JsonNode vector) {
    State pre = ContainerJson.state(vector.get("pre"));
    List<Block> blocks = ContainerJson.list(vector.get("blocks"), ContainerJson::block);
    Verdict<State> verdict =
        StateTransitionReplay.run(pre, blocks, vector.hasNonNull("rejectionReason"));
    if (vector.hasNonNull("rejectionReason")) {
      assertThat(verdict.refusal().map(Enum::name))
          .hasValue(vector.get("rejectionReason").asText());
      return;
    }
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    State post = verdict.accepted().orElseThrow();
    assertThat(post.root()).isEqualTo(ContainerJson.root(vector.get("postStateRoot")));
    checkFields(vector.get("post"), post);
  }

  private static void checkFields(JsonNode expected, State post) {
    compare(expected, NUMBERS, ContainerJson::uint, post);
    compare(expected, ROOTS, ContainerJson::root, post);
    compare(expected, BITS, ContainerJson::bits, post);
    compare(expected, ROOT_LISTS, node -> ContainerJson.list(node, ContainerJson::root), post);
  }

  private static void compare(
      JsonNode expected,
      Map<String, Function<State, Object>> fields,
      Function<JsonNode, Object> read,
      State post) {
    fields.forEach((name, field) -> {
      if (expected.has(name)) {
        assertThat(field.apply(post)).as(name).isEqualTo(read.apply(expected.get(name)));
      }
    });
  }
}
