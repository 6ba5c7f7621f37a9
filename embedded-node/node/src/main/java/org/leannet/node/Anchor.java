package org.leannet.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.Rules;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.node.checkpoint.CheckpointException;
import org.leannet.node.checkpoint.CheckpointSync;
import org.leannet.node.core.Restart;
import org.leannet.node.core.port.ChainChange;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.node.storage.ChainDatabase;
import org.leannet.node.storage.StorageException;
import org.leannet.node.storage.StoredChain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a node's chain begins: what its disk holds, else a checkpoint, else genesis.
final class Anchor {
  private static final Logger LOG = LoggerFactory.getLogger(Anchor.class);
  private static final Duration CHECKPOINT_PAUSE = Duration.ofSeconds(2);

  private final NodeConfig config;
  private final State genesis;

  Anchor(NodeConfig config) {
    this.config = config;
    this.genesis = Genesis.state(config.network().genesisTime(), config.network().validators());
  }

  /// The block that stands for the chain's start: what tells this chain from others.
  StoredBlock genesis() {
    var block = Genesis.block(genesis);
    return new StoredBlock(
        block.root(), new SignedBlock(block, MultiMessageAggregate.EMPTY), genesis);
  }

  /// The store to start with. What it starts from is on the disk when this returns.
  ///
  /// @param interval the clock's interval
  Restart restart(ChainDatabase database, long interval)
      throws StorageException, StartException, InterruptedException {
    var stored = database.load();
    if (stored.isEmpty()) {
      return begin(database, fresh(), interval);
    }
    var later = laterCheckpoint(stored.get(), interval);
    if (later.isPresent()) {
      return begin(database, later.get(), interval);
    }
    var restart = replay(stored.get().blocks(), interval);
    LOG.info(
        "resumed from disk: finalized slot {}, {} later blocks{}",
        Long.toUnsignedString(stored.get().finalized().slot()),
        restart.replayed(),
        restart.refused() == 0 ? "" : ", %d could not be used".formatted(restart.refused()));
    return restart;
  }

  private static Restart begin(ChainDatabase database, StoredBlock anchor, long interval)
      throws StorageException, StartException {
    database.write(firstChange(anchor));
    return replay(List.of(anchor), interval);
  }

  private StoredBlock fresh() throws StartException, InterruptedException {
    if (config.checkpoints().isEmpty()) {
      LOG.info("starting from genesis, {} validators", genesis.validators().size());
      return genesis();
    }
    try {
      var anchor = checkpoint();
      LOG.info("starting from the checkpoint at slot {}", Long.toUnsignedString(slot(anchor)));
      return anchor;
    } catch (CheckpointException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  /// A checkpoint to go on from when the disk's chain is too old for peers to help, if there is a
  /// newer one. When none can be had the network may have slept as long, and the disk is as good.
  private Optional<StoredBlock> laterCheckpoint(StoredChain stored, long interval)
      throws InterruptedException {
    long head = stored.head().slot();
    boolean recent = SlotTime.slotOfInterval(interval) - head <= Limits.SERVED_SLOTS;
    if (recent || config.checkpoints().isEmpty()) {
      return Optional.empty();
    }
    try {
      var anchor =
          Optional.of(checkpoint())
              .filter(found -> Long.compareUnsigned(slot(found), stored.finalized().slot()) > 0);
      anchor.ifPresent(found ->
          LOG.info(
              "the chain on disk ends at slot {}, further back than peers serve blocks: going on from the checkpoint at slot {}",
              Long.toUnsignedString(head),
              Long.toUnsignedString(slot(found))));
      return anchor;
    } catch (CheckpointException e) {
      LOG.warn("the chain on disk is old, and {}", e.getMessage());
      return Optional.empty();
    }
  }

  private StoredBlock checkpoint() throws CheckpointException, InterruptedException {
    return new CheckpointSync(genesis, CHECKPOINT_PAUSE).fetch(config.checkpoints());
  }

  private static long slot(StoredBlock block) {
    return block.block().block().slot();
  }

  private static ChainChange firstChange(StoredBlock anchor) {
    var checkpoint = new Checkpoint(anchor.root(), slot(anchor));
    return new ChainChange(
        List.of(anchor), checkpoint, checkpoint, checkpoint, List.of(checkpoint), List.of());
  }

  private static Restart replay(List<StoredBlock> blocks, long interval) throws StartException {
    var anchor = blocks.getFirst();
    var later = blocks.stream().skip(1).map(StoredBlock::block).toList();
    return switch (Restart.of(
        anchor.postState(), anchor.block().block(), Rules.STRICT, interval, later)) {
      case Verdict.Accepted<Restart>(var restart) -> restart;
      case Verdict.Rejected<Restart>(var reason, String detail) ->
          throw new StartException(
              "the chain cannot be started from: %s, %s".formatted(reason, detail));
    };
  }
}
