package org.leannet.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.transition.StateTransition;
import org.leannet.node.core.port.ChainChange;
import org.leannet.node.core.port.SignedSlot;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.node.simulation.Registry;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

class ChainDatabaseTest {
  private static final Root CHAIN = new Root(1, 2, 3, 4);

  @TempDir Path directory;

  private static StoredBlock genesis() {
    State state = Registry.genesis(0, 4);
    Block block = Genesis.block(state);
    return new StoredBlock(
        block.root(), new SignedBlock(block, MultiMessageAggregate.EMPTY), state);
  }

  private static StoredBlock child(StoredBlock parent, long slot) {
    Block unsealed = new Block(slot, slot % 4, parent.root(), Root.ZERO, BlockBody.EMPTY);
    State state =
        StateTransition.processSlots(parent.postState(), slot)
            .then(pre -> StateTransition.processBlock(pre, unsealed))
            .accepted()
            .orElseThrow();
    Block block = unsealed.withStateRoot(state.root());
    return new StoredBlock(
        block.root(),
        new SignedBlock(block, new MultiMessageAggregate(Bytes.of(new byte[] {1}))),
        state);
  }

  private static Checkpoint at(StoredBlock block) {
    return new Checkpoint(block.root(), block.block().block().slot());
  }

  private static ChainChange first(StoredBlock anchor) {
    Checkpoint at = at(anchor);
    return new ChainChange(List.of(anchor), at, at, at, List.of(at), List.of());
  }

  private ChainDatabase open() throws StorageException {
    return ChainDatabase.open(directory.resolve("data"), CHAIN);
  }

  @Test
  void a_new_directory_holds_no_chain() throws Exception {
    try (ChainDatabase database = open()) {
      assertThat(database.load()).isEmpty();
      assertThat(database.signedSlots()).isEmpty();
      assertThat(database.block(CHAIN)).isEmpty();
    }
  }

  @Test
  void what_was_written_is_there_after_a_restart() throws Exception {
    StoredBlock genesis = genesis();
    StoredBlock one = child(genesis, 1);
    StoredBlock fork = child(genesis, 2);
    StoredBlock two = child(one, 3);
    try (ChainDatabase database = open()) {
      database.write(first(genesis));
      database.write(
          new ChainChange(
              List.of(one, fork, two), at(two), at(genesis), at(genesis), List.of(), List.of()));
    }
    try (ChainDatabase database = open()) {
      StoredChain chain = database.load().orElseThrow();
      assertThat(chain.head()).isEqualTo(at(two));
      assertThat(chain.finalized()).isEqualTo(at(genesis));
      assertThat(chain.blocks()).containsExactly(genesis, one, fork, two);
      assertThat(database.block(one.root())).contains(one.block());
      assertThat(database.finalizedRoot(0)).contains(genesis.root());
      assertThat(database.finalizedRoot(1)).isEmpty();
    }
  }

  @Test
  void finality_moves_the_start_and_lets_go_of_what_is_behind() throws Exception {
    StoredBlock genesis = genesis();
    StoredBlock one = child(genesis, 1);
    StoredBlock fork = child(genesis, 2);
    StoredBlock two = child(one, 3);
    try (ChainDatabase database = open()) {
      database.write(first(genesis));
      database.write(
          new ChainChange(
              List.of(one, fork, two), at(two), at(genesis), at(genesis), List.of(), List.of()));
      database.write(
          new ChainChange(
              List.of(), at(two), at(one), at(one), List.of(at(one)), List.of(fork.root())));
    }
    try (ChainDatabase database = open()) {
      assertThat(database.load().orElseThrow().blocks()).containsExactly(one, two);
      assertThat(database.block(fork.root())).isEmpty();
      assertThat(database.block(genesis.root())).as("kept for peers").isPresent();
      assertThat(database.finalizedRoot(1)).contains(one.root());
    }
  }

  @Test
  void finality_never_goes_back_on_the_disk() throws Exception {
    StoredBlock genesis = genesis();
    StoredBlock one = child(genesis, 1);
    try (ChainDatabase database = open()) {
      database.write(first(genesis));
      database.write(
          new ChainChange(List.of(one), at(one), at(one), at(one), List.of(at(one)), List.of()));
      database.write(
          new ChainChange(List.of(), at(genesis), at(genesis), at(genesis), List.of(), List.of()));
      assertThat(database.load().orElseThrow().finalized()).isEqualTo(at(one));
    }
  }

  @Test
  void the_last_slot_each_key_has_signed_is_durable() throws Exception {
    Bytes key = Registry.keys(0).attestation().publicKey();
    Bytes other = Registry.keys(0).proposal().publicKey();
    try (ChainDatabase database = open()) {
      database.recordSigned(List.of(new SignedSlot(key, 7), new SignedSlot(other, 8)));
      database.recordSigned(List.of(new SignedSlot(key, 9)));
    }
    try (ChainDatabase database = open()) {
      assertThat(database.signedSlots())
          .containsOnly(java.util.Map.entry(key, 9L), java.util.Map.entry(other, 8L));
    }
  }

  @Test
  void the_directory_of_another_chain_is_refused() throws Exception {
    open().close();

    assertThatThrownBy(
            () -> ChainDatabase.open(directory.resolve("data"), new Root(9, 9, 9, 9)).close())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("belongs to another chain")
        .hasMessageContaining("--data-dir");
    open().close();
  }

  @Test
  void a_directory_in_use_is_refused() throws Exception {
    try (ChainDatabase database = open()) {
      assertThat(database.load()).isEmpty();
      assertThatThrownBy(() -> open().close())
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("is another node running on it?");
    }
  }

  @Test
  void a_file_in_place_of_the_directory_is_refused() throws Exception {
    Files.writeString(directory.resolve("data"), "x");

    assertThatThrownBy(() -> open().close()).isInstanceOf(StorageException.class);
  }

  @Test
  void a_copy_taken_while_the_node_runs_is_a_whole_chain() throws Exception {
    List<StoredBlock> chain = new ArrayList<>(List.of(genesis()));
    try (ChainDatabase database = open()) {
      database.write(first(chain.getFirst()));
      for (int slot = 1; slot <= 20; slot++) {
        StoredBlock next = child(chain.getLast(), slot);
        chain.add(next);
        database.write(
            new ChainChange(
                List.of(next),
                at(next),
                at(chain.getFirst()),
                at(chain.getFirst()),
                List.of(),
                List.of()));
      }
      copy(directory.resolve("data"), directory.resolve("copy"));
    }
    try (ChainDatabase crashed = ChainDatabase.open(directory.resolve("copy"), CHAIN)) {
      assertThat(crashed.load().orElseThrow().blocks()).isEqualTo(chain);
    }
  }

  /// What a disk holds when the power goes: the files as they are, nothing closed.
  private static void copy(Path from, Path to) throws Exception {
    Files.createDirectory(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().equals("LOCK")) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
  }
}
