package org.leannet.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.node.Await;
import org.leannet.node.simulation.SimulatedChain;
import org.leannet.node.storage.ChainDatabase;
import org.leannet.node.storage.StorageException;
import org.leannet.ssz.Bytes;

/// A node is killed at random moments, `-Dkills=20` times instead of the few of a build, and comes
/// back each time. Takes about ten seconds and five more for each kill.
class KilledNodeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int KILLS = Integer.getInteger("kills", 4);
  private static final long SEED = Long.getLong("seed", 20);
  private static final int LONGEST_LIFE_MILLIS = 6_000;
  private static final int VICTIM = 3;
  private static final long SLOTS_BEFORE = 12;
  private static final int SECONDS_PER_SLOT = 4;

  @TempDir Path directory;

  @Test
  void a_node_killed_again_and_again_loses_nothing_and_signs_nothing_twice() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    long genesis = Instant.now().getEpochSecond() - SLOTS_BEFORE * SECONDS_PER_SLOT;
    try (ProcessNetwork network = new ProcessNetwork(directory, genesis, 4, 0)) {
      SimulatedChain.write(genesis, 4, 4, SLOTS_BEFORE, node -> network.node(node).data());
      for (ProcessNode node : network.nodes()) {
        node.start();
      }
      ProcessNode first = network.node(0);
      ProcessNode victim = network.node(VICTIM);
      Await.until("the chain goes on", PATIENCE, () -> victim.finalizedSlot() > SLOTS_BEFORE);
      try (Ears ears = new Ears(first)) {
        Map<Bytes, Long> signed = Map.of();
        long slowest = 0;
        for (int kill = 0; kill < KILLS; kill++) {
          Await.pass(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
          long finalized = victim.finalizedSlot();
          victim.kill();
          signed = assertGrown(signed, journal(network, victim));
          long began = System.nanoTime();
          victim.start();
          Await.until("the victim is back", PATIENCE, () -> victim.headSlot() >= 0);
          assertThat(victim.finalizedSlot()).as("read back").isGreaterThanOrEqualTo(finalized);
          Await.until(
              "the victim has the head", PATIENCE, () -> victim.headSlot() >= first.headSlot());
          slowest = Math.max(slowest, System.nanoTime() - began);
        }
        assertSameChain(first, victim);
        assertThat(ears.said().values())
            .as("votes of one duty")
            .allMatch(votes -> votes.size() == 1);
        assertThat(ears.slotsOf(VICTIM)).as("slots the victim voted in").isPositive();
        System.out.printf(
            "%d kills, seed %d: slowest return to the head %.1f s, at slot %d, %d votes heard, %d of them the victim's%n",
            KILLS,
            SEED,
            slowest / 1e9,
            victim.headSlot(),
            ears.said().size(),
            ears.slotsOf(VICTIM));
      }
    }
  }

  private static Map<Bytes, Long> journal(ProcessNetwork network, ProcessNode dead)
      throws StorageException {
    try (ChainDatabase database = ChainDatabase.open(dead.data(), network.genesisRoot())) {
      return database.signedSlots();
    }
  }

  /// What a key has signed is never forgotten.
  private static Map<Bytes, Long> assertGrown(Map<Bytes, Long> before, Map<Bytes, Long> now) {
    before.forEach((key, slot) ->
        assertThat(now.getOrDefault(key, -1L)).as(key.hex()).isGreaterThanOrEqualTo(slot));
    return now;
  }

  /// Every block up to the finalized one is there, though some were made while it was dead.
  private static void assertSameChain(ProcessNode one, ProcessNode other) {
    long finalized = Math.min(one.finalizedSlot(), other.finalizedSlot());
    for (long slot = 1; slot <= finalized; slot++) {
      assertThat(other.blockAt(slot)).as("slot " + slot).isEqualTo(one.blockAt(slot));
    }
  }
}
