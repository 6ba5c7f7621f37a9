package org.leannet.node.core;

import java.util.List;
import java.util.SplittableRandom;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.node.core.port.Effect;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// Messages of a real chain, half of them with something wrong in them.
final class Mutations {
  private static final long[] SLOTS = {
    0, 1, 2, 7, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -2, -1
  };

  private final SplittableRandom random;
  private final List<Effect.PublishBlock> blocks;
  private final List<Effect.PublishAttestation> attestations;
  private final List<Effect.PublishAggregate> aggregates;

  Mutations(SplittableRandom random, CoreRig.Published chain) {
    this.random = random;
    this.blocks = chain.blocks();
    this.attestations = chain.attestations();
    this.aggregates = chain.aggregates();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  long slot() {
    return random.nextBoolean() ? random.nextLong(16) : SLOTS[random.nextInt(SLOTS.length)];
  }

  Root root() {
    return random.nextBoolean()
        ? any(blocks).block().block().root()
        : new Root(random.nextLong(), 1, 2, 3);
  }

  SignedBlock block() {
    SignedBlock good = any(blocks).block();
    Block block = good.block();
    return switch (random.nextInt(8)) {
      case 0 ->
          signed(
              new Block(
                  slot(),
                  block.proposerIndex(),
                  block.parentRoot(),
                  block.stateRoot(),
                  block.body()),
              good);
      case 1 ->
          signed(
              new Block(
                  block.slot(), block.proposerIndex(), root(), block.stateRoot(), block.body()),
              good);
      case 2 -> signed(block.withStateRoot(root()), good);
      case 3 ->
          signed(
              new Block(block.slot(), slot(), block.parentRoot(), block.stateRoot(), block.body()),
              good);
      case 4 -> new SignedBlock(block, new MultiMessageAggregate(bend(good.proof().proof())));
      default -> good;
    };
  }

  private static SignedBlock signed(Block block, SignedBlock good) {
    return new SignedBlock(block, good.proof());
  }

  SignedAttestation attestation() {
    SignedAttestation good = any(attestations).attestation();
    return switch (random.nextInt(4)) {
      case 0 -> new SignedAttestation(slot(), good.data(), good.signature());
      case 1 -> new SignedAttestation(good.validatorIndex(), data(good.data()), good.signature());
      case 2 -> new SignedAttestation(good.validatorIndex(), good.data(), bend(good.signature()));
      default -> good;
    };
  }

  SignedAggregatedAttestation aggregate() {
    SignedAggregatedAttestation good = any(aggregates).aggregate();
    SingleMessageAggregate proof = good.proof();
    return switch (random.nextInt(4)) {
      case 0 ->
          new SignedAggregatedAttestation(
              good.data(), new SingleMessageAggregate(Bits.ofIndices(4096, 4095), proof.proof()));
      case 1 -> new SignedAggregatedAttestation(data(good.data()), proof);
      case 2 ->
          new SignedAggregatedAttestation(
              good.data(),
              new SingleMessageAggregate(
                  random.nextBoolean() ? Bits.EMPTY : proof.participants(), bend(proof.proof())));
      default -> good;
    };
  }

  private AttestationData data(AttestationData good) {
    return switch (random.nextInt(4)) {
      case 0 -> new AttestationData(slot(), good.head(), good.target(), good.source());
      case 1 -> new AttestationData(good.slot(), checkpoint(), good.target(), good.source());
      case 2 -> new AttestationData(good.slot(), good.head(), checkpoint(), good.source());
      default -> new AttestationData(good.slot(), good.head(), good.target(), checkpoint());
    };
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(root(), slot());
  }

  /// One byte another, or an end cut off.
  private Bytes bend(Bytes good) {
    byte[] bytes = good.toArray();
    if (random.nextBoolean() || bytes.length == 0) {
      return good.slice(0, random.nextInt(bytes.length + 1));
    }
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return Bytes.of(bytes);
  }
}
