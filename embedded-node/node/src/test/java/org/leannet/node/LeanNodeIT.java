package org.leannet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeanNodeIT {
  private static final int NODES = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final List<LeanNode> nodes = new ArrayList<>();
  private final AtomicReference<String> fatal = new AtomicReference<>("");

  @TempDir Path directory;

  @AfterEach
  void close() {
    nodes.forEach(LeanNode::close);
  }

  @Test
  void three_nodes_finalize_over_quic_and_a_stopped_one_comes_back() throws Exception {
    var network = new TestNetwork(NODES, directory, Instant.now().plusSeconds(4));
    for (var index = 0; index < NODES; index++) {
      nodes.add(LeanNode.open(network.config(index), fatal::set));
    }
    for (var node : nodes) {
      node.start();
    }
    awaitFinalized(nodes.getFirst(), 2);

    var late = nodes.getLast();
    late.stop();
    late.stop();
    long before = nodes.getFirst().view().head().slot();
    Await.until(
        "the others go on", PATIENCE, () -> nodes.getFirst().view().head().slot() >= before + 2);

    late.start();
    late.start();
    assertThat(late.view().finalized().slot()).as("read back from disk").isGreaterThanOrEqualTo(1);
    awaitFinalized(late, before);
    assertThat(fatal.get()).isEmpty();
    assertThat(late.view().sync().peers()).isEqualTo(NODES - 1);
  }

  private static void awaitFinalized(LeanNode node, long slot) {
    Await.until("finalized slot " + slot, PATIENCE, () -> node.view().finalized().slot() >= slot);
  }
}
