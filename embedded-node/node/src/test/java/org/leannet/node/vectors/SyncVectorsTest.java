package org.leannet.node.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.consensus.CheckpointAnchor;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.State;
import org.leannet.node.LeanNode;
import org.leannet.node.checkpoint.CheckpointSync;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.VectorFiles;

class SyncVectorsTest {
  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> a_checkpoint_is_judged_as_the_reference_does() {
    return VectorFiles.tests("sync", this::check);
  }

  private void check(JsonNode vector) throws Exception {
    JsonNode operation = vector.get("operation");
    JsonNode output = vector.get("output");
    assertThat(operation.get("kind").asText()).isEqualTo("verify_checkpoint");
    State served = State.SSZ.decode(Bytes.fromHex(output.get("stateBytes").asText()).toArray());
    if (!output.get("valid").asBoolean()) {
      assertThat(CheckpointAnchor.fault(served)).isPresent();
      return;
    }
    ReferenceChain chain = new ReferenceChain(operation.get("numValidators").asInt(), 0);
    StoredBlock anchor = chain.at(operation.path("anchorSlot").asLong(0));
    String name = Integer.toHexString(vector.hashCode());
    try (LeanNode server =
        AnchoredNode.start(directory.resolve(name), chain.validators(), 0, anchor, false)) {
      StoredBlock fetched =
          new CheckpointSync(Genesis.state(0, chain.validators()), Duration.ZERO)
              .fetch(List.of(URI.create("http://127.0.0.1:" + server.apiPort() + "/")));
      assertThat(fetched).isEqualTo(anchor);
      assertThat(fetched.postState()).isEqualTo(served);
      assertThat(served.validators()).hasSize(output.get("validatorCount").asInt());
    }
  }
}
