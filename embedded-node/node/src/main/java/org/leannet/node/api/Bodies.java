package org.leannet.node.api;

import java.util.List;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockHeader;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.Limits;
import org.leannet.node.core.port.CoreView;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Root;

/// The JSON bodies of the API, field for field.
final class Bodies {
  private static final Codec<Bits> PARTICIPANTS = Codecs.bitlist(Limits.VALIDATORS);

  private Bodies() {}

  record Problem(String error) {}

  record Health(String status, String service) {}

  record CheckpointBody(long slot, Root root) {
    static CheckpointBody of(Checkpoint checkpoint) {
      return new CheckpointBody(checkpoint.slot(), checkpoint.root());
    }
  }

  record TreeNode(Root root, long slot, Root parentRoot, long proposerIndex, long weight) {}

  record ForkChoice(
      List<TreeNode> nodes,
      Root head,
      CheckpointBody justified,
      CheckpointBody finalized,
      Root safeTarget,
      int validatorCount) {
    static ForkChoice of(CoreView view) {
      return new ForkChoice(
          view.unfinalized().stream()
              .map(block ->
                  new TreeNode(
                      block.root(),
                      block.slot(),
                      block.parentRoot(),
                      block.proposerIndex(),
                      block.weight()))
              .toList(),
          view.head().root(),
          CheckpointBody.of(view.justified()),
          CheckpointBody.of(view.finalized()),
          view.safeTarget().root(),
          view.headState().validators().size());
    }
  }

  record Aggregator(boolean isAggregator) {}

  record AggregatorChange(boolean isAggregator, boolean previous) {}

  record GenesisBody(long genesisTime, int validatorCount) {}

  record Identity(String version, String peerId) {}

  record Syncing(boolean isSyncing, long headSlot, long syncDistance, long finalizedSlot) {
    static Syncing of(CoreView view) {
      long head = view.head().slot();
      long newest = Math.max(view.sync().slot(), view.sync().networkSlot());
      return new Syncing(
          !view.sync().dutyGateOpen(), head, Math.max(0, newest - head), view.finalized().slot());
    }
  }

  record PeerBody(String peerId) {}

  record Data(long slot, CheckpointBody head, CheckpointBody target, CheckpointBody source) {
    static Data of(AttestationData data) {
      return new Data(
          data.slot(),
          CheckpointBody.of(data.head()),
          CheckpointBody.of(data.target()),
          CheckpointBody.of(data.source()));
    }
  }

  /// @param aggregationBits the bitlist as SSZ has it, in hex
  record Vote(String aggregationBits, Data data) {
    static Vote of(AggregatedAttestation attestation) {
      byte[] bits = PARTICIPANTS.encode(attestation.aggregationBits());
      return new Vote(Bytes.of(bits).hex(), Data.of(attestation.data()));
    }
  }

  record Body(List<Vote> attestations) {}

  record BlockBody(
      Root root, long slot, long proposerIndex, Root parentRoot, Root stateRoot, Body body) {
    static BlockBody of(Root root, Block block) {
      return new BlockBody(
          root,
          block.slot(),
          block.proposerIndex(),
          block.parentRoot(),
          block.stateRoot(),
          new Body(block.body().attestations().stream().map(Vote::of).toList()));
    }
  }

  record Header(
      Root root, long slot, long proposerIndex, Root parentRoot, Root stateRoot, Root bodyRoot) {
    static Header of(Root root, BlockHeader header) {
      return new Header(
          root,
          header.slot(),
          header.proposerIndex(),
          header.parentRoot(),
          header.stateRoot(),
          header.bodyRoot());
    }
  }
}
