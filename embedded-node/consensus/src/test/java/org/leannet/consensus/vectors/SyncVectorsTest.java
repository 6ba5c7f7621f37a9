package org.leannet.consensus.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.consensus.CheckpointAnchor;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.ssz.SszException;
import org.leannet.ssz.VectorFiles;

class SyncVectorsTest {

  @TestFactory
  Stream<DynamicTest> every_sync_vector_agrees() {
    return VectorFiles.tests("sync", SyncVectorsTest::check);
  }

  private static void check(JsonNode vector) {
    assertThat(vector.get("operation").get("kind").asText()).isEqualTo("verify_checkpoint");
    JsonNode output = vector.get("output");
    Bytes bytes = ContainerJson.bytes(output.get("stateBytes"));
    Optional<State> decoded = decode(bytes);
    boolean valid = output.get("valid").asBoolean();
    assertThat(decoded.flatMap(CheckpointAnchor::fault).isEmpty() && decoded.isPresent())
        .isEqualTo(valid);
    decoded.ifPresent(state -> {
      assertThat(Bytes.of(State.SSZ.encode(state))).isEqualTo(bytes);
      assertThat(state.validators()).hasSize(output.get("validatorCount").asInt());
      assertThat(state.slot()).isEqualTo(ContainerJson.uint(output.get("anchorSlot")));
      checkPair(state, valid);
    });
  }

  private static void checkPair(State state, boolean valid) {
    State genesis = Genesis.state(state.config().genesisTime(), state.validators());
    Block block = new Block(state.slot(), 0, Root.ZERO, state.root(), BlockBody.EMPTY);
    assertThat(CheckpointAnchor.fault(state, block, genesis).isEmpty()).isEqualTo(valid);
    assertThat(CheckpointAnchor.fault(state, block.withStateRoot(Root.ZERO), genesis)).isPresent();
  }

  private static Optional<State> decode(Bytes bytes) {
    try {
      return Optional.of(State.SSZ.decode(bytes.toArray()));
    } catch (SszException e) {
      return Optional.empty();
    }
  }
}
