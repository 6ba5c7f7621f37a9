package org.leannet.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.node.Await;
import org.leannet.node.simulation.Registry;
import org.leannet.node.simulation.SimulatedChain;
import org.leannet.node.storage.ChainDatabase;
import org.leannet.node.storage.StorageException;
import org.leannet.ssz.Bytes;

/// A node is killed with SIGKILL at random moments and comes back each time: a few times in a
/// build, and as often as it is told by hand, `-Dit.test=KilledNodeIT -Dkills=20`. Takes about half
/// a minute and eight seconds more for each kill.
///
/// What is shown: the finalized block and the slots each key has signed in, read from the disk of
/// the dead node, never go back; no slot was heard of that is not written down there; nobody was
/// heard to say two things in one slot; and every block is there in the end.
class KilledNodeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int KILLS = Integer.getInteger("kills", 4);
  private static final long SEED = Long.getLong("seed", 20);
  private static final int LONGEST_LIFE_MILLIS = 6_000;
  private static final int VALIDATORS = 4;
  private static final int VICTIM = 3;
  private static final long SLOTS_BEFORE = 12;
  private static final int SECONDS_PER_SLOT = 4;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Double> returns = new ArrayList<>();
  private Map<Bytes, Long> written = Map.of();

  @TempDir Path directory;

  @Test
  void a_node_killed_again_and_again_loses_nothing_and_signs_nothing_twice() throws Exception {
    long genesis = Instant.now().getEpochSecond() - SLOTS_BEFORE * SECONDS_PER_SLOT;
    try (ProcessNetwork network = new ProcessNetwork(directory, genesis, VALIDATORS, 0)) {
      SimulatedChain.write(
          genesis, VALIDATORS, VALIDATORS, SLOTS_BEFORE, node -> network.node(node).data());
      for (ProcessNode node : network.nodes()) {
        node.start();
      }
      ProcessNode victim = network.node(VICTIM);
      Await.until("the chain goes on", PATIENCE, () -> victim.finalizedSlot() > SLOTS_BEFORE);
      try (Ears ears = new Ears(network.node(0), VALIDATORS)) {
        for (int kill = 0; kill < KILLS; kill++) {
          Await.pass(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
          killAndReturn(network, ears);
        }
        int heard = ears.slotsOf(VICTIM, Ears.Kind.VOTE).size();
        Await.until(
            "the victim votes on",
            PATIENCE,
            () -> ears.slotsOf(VICTIM, Ears.Kind.VOTE).size() > heard);
        assertSameChain(network.node(0), victim);
        assertSaidOnce(ears);
        report(ears, victim);
      }
    }
  }

  private void killAndReturn(ProcessNetwork network, Ears ears) throws Exception {
    ProcessNode first = network.node(0);
    ProcessNode victim = network.node(VICTIM);
    long finalized = victim.finalizedSlot();
    victim.kill();
    assertWritten(network, victim, ears);
    long began = System.nanoTime();
    victim.start();
    Await.until("the victim is back", PATIENCE, () -> victim.headSlot() >= 0);
    assertThat(victim.finalizedSlot()).as("read back").isGreaterThanOrEqualTo(finalized);
    Await.until("the victim has the head", PATIENCE, () -> victim.headSlot() >= first.headSlot());
    returns.add((System.nanoTime() - began) / 1e9);
  }

  /// What a key has signed is never forgotten, and nothing left the node that is not written down.
  private void assertWritten(ProcessNetwork network, ProcessNode dead, Ears ears)
      throws StorageException {
    Map<Bytes, Long> before = written;
    try (ChainDatabase database = ChainDatabase.open(dead.data(), network.genesisRoot())) {
      written = database.signedSlots();
    }
    before.forEach((key, slot) -> assertThat(signedUpTo(key)).isGreaterThanOrEqualTo(slot));
    Registry.Keys keys = Registry.keys(VICTIM);
    assertThat(ears.slotsOf(VICTIM, Ears.Kind.VOTE))
        .allMatch(slot -> slot <= signedUpTo(keys.attestation().publicKey()));
    assertThat(ears.slotsOf(VICTIM, Ears.Kind.BLOCK))
        .allMatch(slot -> slot <= signedUpTo(keys.proposal().publicKey()));
  }

  private long signedUpTo(Bytes key) {
    return written.getOrDefault(key, -1L);
  }

  private static void assertSaidOnce(Ears ears) {
    assertThat(ears.said())
        .allSatisfy((duty, contents) -> assertThat(contents).as(duty.toString()).hasSize(1));
  }

  private void report(Ears ears, ProcessNode victim) {
    List<Double> sorted = returns.stream().sorted().toList();
    System.out.printf(
        "%d kills, seed %d: back at the head after %.1f s (median) and %.1f s (slowest), now at slot"
            + " %d; %d votes and blocks heard, %d votes and %d blocks the victim's, none said twice%n",
        KILLS,
        SEED,
        sorted.get(sorted.size() / 2),
        sorted.getLast(),
        victim.headSlot(),
        ears.said().size(),
        ears.slotsOf(VICTIM, Ears.Kind.VOTE).size(),
        ears.slotsOf(VICTIM, Ears.Kind.BLOCK).size());
  }

  /// Every block up to the finalized one is there, though some were made while it was dead.
  private static void assertSameChain(ProcessNode one, ProcessNode other) {
    long finalized = Math.min(one.finalizedSlot(), other.finalizedSlot());
    for (long slot = 1; slot <= finalized; slot++) {
      assertThat(other.blockAt(slot)).as("slot " + slot).isEqualTo(one.blockAt(slot));
    }
  }
}
