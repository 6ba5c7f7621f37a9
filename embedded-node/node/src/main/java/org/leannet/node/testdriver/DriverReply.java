package org.leannet.node.testdriver;

import java.util.Optional;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.ssz.Root;

/// What the driver answers, field for field. What is missing is written as null.
sealed interface DriverReply {

  /// The request is none, or cannot be followed now.
  record Problem(String error) implements DriverReply {}

  record Step(boolean accepted, Optional<String> error, StoreSnapshot snapshot)
      implements DriverReply {}

  /// @param time in intervals since genesis
  record StoreSnapshot(
      long headSlot,
      Root headRoot,
      long time,
      CheckpointBody justifiedCheckpoint,
      CheckpointBody finalizedCheckpoint,
      Root safeTarget)
      implements DriverReply {
    static StoreSnapshot of(Store store) {
      return new StoreSnapshot(
          store.headSlot(),
          store.head(),
          store.time(),
          CheckpointBody.of(store.latestJustified()),
          CheckpointBody.of(store.latestFinalized()),
          store.safeTarget());
    }
  }

  record CheckpointBody(Root root, long slot) {
    static CheckpointBody of(Checkpoint checkpoint) {
      return new CheckpointBody(checkpoint.root(), checkpoint.slot());
    }
  }

  record Transition(boolean succeeded, Optional<String> error, Optional<Post> post)
      implements DriverReply {}

  record Post(
      long slot,
      long latestBlockHeaderSlot,
      Root latestBlockHeaderStateRoot,
      int historicalBlockHashesCount) {
    static Post of(State state) {
      return new Post(
          state.slot(),
          state.latestBlockHeader().slot(),
          state.latestBlockHeader().stateRoot(),
          state.historicalBlockHashes().size());
    }
  }

  record Signatures(boolean succeeded, Optional<String> error) implements DriverReply {}
}
