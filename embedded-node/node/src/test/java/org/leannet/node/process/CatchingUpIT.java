package org.leannet.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.node.Await;
import org.leannet.node.simulation.SimulatedChain;

/// Two nodes join a chain of two hundred slots that three others go on with: one from its
/// beginning, one from a checkpoint. Takes about half a minute.
class CatchingUpIT {
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final int SLOTS = 200;
  private static final int SECONDS_PER_SLOT = 4;

  @TempDir Path directory;

  @Test
  void a_late_joiner_and_a_checkpoint_start_reach_the_head() throws Exception {
    long genesis = Instant.now().getEpochSecond() - SLOTS * SECONDS_PER_SLOT;
    try (ProcessNetwork network = new ProcessNetwork(directory, genesis, 4, 1)) {
      SimulatedChain.write(genesis, 4, 3, SLOTS, node -> network.node(node).data());
      for (int node = 0; node < 3; node++) {
        network.node(node).start();
      }
      ProcessNode first = network.node(0);
      Await.until("the chain goes on", PATIENCE, () -> first.headSlot() > SLOTS);

      ProcessNode late = network.node(3);
      catchUp("late joiner", late, first, 0);
      for (long slot = 1; slot < SLOTS; slot += 13) {
        assertThat(late.blockAt(slot)).as("slot " + slot).isEqualTo(first.blockAt(slot));
      }

      ProcessNode fresh = network.node(4);
      long finalized = first.finalizedSlot();
      catchUp("checkpoint start", fresh, first, finalized, "--checkpoint-sync-url=" + first.url());
      assertThat(fresh.blockAt(SLOTS / 2)).as("history it never asked for").isEmpty();
    }
  }

  private static void catchUp(
      String what, ProcessNode node, ProcessNode other, long from, String... options)
      throws Exception {
    long began = System.nanoTime();
    node.start(options);
    Await.until(what + " listens", PATIENCE, () -> node.headSlot() >= 0);
    long listens = System.nanoTime();
    Await.until(
        what + " has the head",
        PATIENCE,
        () -> node.headSlot() >= other.headSlot() && node.finalizedSlot() >= SLOTS - 10);
    double seconds = (System.nanoTime() - listens) / 1e9;
    System.out.printf(
        "%s: %d slots to head %d in %.1f s (%.0f a second) after %.1f s to start%n",
        what,
        node.headSlot() - from,
        node.headSlot(),
        seconds,
        (node.headSlot() - from) / seconds,
        (listens - began) / 1e9);
  }
}
