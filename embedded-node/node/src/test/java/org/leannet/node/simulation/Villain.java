package org.leannet.node.simulation;

import java.util.List;
import java.util.Optional;
import org.leannet.consensus.Rules;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.production.BlockProposal;
import org.leannet.consensus.production.BuiltBlock;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.node.core.port.Signer;
import org.leannet.ssz.Root;

/// What a dishonest node sends instead of what its core wants to: two blocks for its slot and two
/// votes, one of each to either half of its neighbours, and between them blocks from nowhere and
/// votes with other validators' names.
final class Villain {
  private final World world;
  private final SimNode node;
  private final Signer signer;

  /// @param signer signs anything, again and again
  Villain(World world, SimNode node, Signer signer) {
    this.world = world;
    this.node = node;
    this.signer = signer;
  }

  void publish(SignedBlock block) {
    SignedBlock other = twin(block.block()).orElse(block);
    world.wire().publish(node, new Message.BlockContent(block), index -> index % 2 == 0);
    world.wire().publish(node, new Message.BlockContent(other), index -> index % 2 == 1);
    world.wire().publish(node, new Message.BlockContent(orphan(block)), _ -> true);
  }

  /// Another valid block of the same slot, if the first one is not empty.
  private Optional<SignedBlock> twin(Block block) {
    return node.disk().state(block.parentRoot()).flatMap(parent -> twin(block, parent));
  }

  private Optional<SignedBlock> twin(Block block, State parent) {
    BlockProposal proposal =
        new BlockProposal(
            parent,
            block.slot(),
            block.proposerIndex(),
            block.parentRoot(),
            List.of(),
            1,
            Rules.STRICT);
    return switch (proposal.build(world.proofs())) {
      case Verdict.Accepted<BuiltBlock>(BuiltBlock built) -> Optional.of(seal(built));
      case Verdict.Rejected<BuiltBlock> _ -> Optional.empty();
    };
  }

  private SignedBlock seal(BuiltBlock built) {
    try {
      return built.seal(
          world.proofs(),
          signer.sign(
              Registry.keys(node.index()).proposal().publicKey(),
              built.block().slot(),
              built.block().root()));
    } catch (ProofException e) {
      throw new AssertionError(e);
    }
  }

  private SignedBlock orphan(SignedBlock block) {
    Block real = block.block();
    Root nowhere = new Root(world.random().nextLong(), 1, 2, 3);
    return new SignedBlock(
        new Block(real.slot(), real.proposerIndex(), nowhere, real.stateRoot(), real.body()),
        block.proof());
  }

  void publish(SignedAttestation vote) {
    world.wire().publish(node, new Message.AttestationContent(vote), index -> index % 2 == 0);
    world
        .wire()
        .publish(node, new Message.AttestationContent(contrary(vote)), index -> index % 2 == 1);
    if (world.happens(100)) {
      world.wire().publish(node, new Message.AttestationContent(forged(vote)), _ -> true);
    }
  }

  /// A vote for the finalized block as head, in the same slot and by the same key.
  private SignedAttestation contrary(SignedAttestation vote) {
    Checkpoint stale = node.view().finalized();
    AttestationData data = new AttestationData(vote.data().slot(), stale, stale, stale);
    return new SignedAttestation(
        vote.validatorIndex(),
        data,
        signer.sign(
            Registry.keys(node.index()).attestation().publicKey(), data.slot(), data.root()));
  }

  private SignedAttestation forged(SignedAttestation vote) {
    long victim = world.random().nextInt(world.conditions().nodes());
    return new SignedAttestation(
        victim == vote.validatorIndex() ? (victim + 1) % world.conditions().nodes() : victim,
        vote.data(),
        vote.signature());
  }
}
