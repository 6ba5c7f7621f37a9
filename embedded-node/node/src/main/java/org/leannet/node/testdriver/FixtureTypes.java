package org.leannet.node.testdriver;

import java.util.List;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.BlockHeader;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.GenesisConfig;
import org.leannet.consensus.containers.History;
import org.leannet.consensus.containers.Justifications;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Validator;
import org.leannet.consensus.containers.Validators;
import org.leannet.ssz.Codec;
import org.leannet.ssz.SszException;

/// Containers as test vectors write them. What is read has been through its SSZ codec, so that no
/// list is longer than its type allows.
final class FixtureTypes {
  private FixtureTypes() {}

  static State state(FixtureNode node) throws FixtureException {
    return checked(node, State.SSZ, FixtureTypes::readState);
  }

  static Block block(FixtureNode node) throws FixtureException {
    return checked(node, Block.SSZ, FixtureTypes::readBlock);
  }

  static SignedBlock signedBlock(FixtureNode node) throws FixtureException {
    return checked(
        node,
        SignedBlock.SSZ,
        signed ->
            new SignedBlock(
                readBlock(signed.get("block", "message")),
                new MultiMessageAggregate(signed.get("proof").get("proof").bytes())));
  }

  /// A vote; its signature is whatever it is, to be judged when it is verified.
  static SignedAttestation signedAttestation(FixtureNode node) throws FixtureException {
    return new SignedAttestation(
        node.get("validatorIndex", "validatorId").uint(),
        data(node.get("data")),
        node.get("signature").bytes());
  }

  static SignedAggregatedAttestation signedAggregate(FixtureNode node) throws FixtureException {
    return checked(
        node,
        SignedAggregatedAttestation.SSZ,
        signed -> {
          FixtureNode proof = signed.get("proof");
          return new SignedAggregatedAttestation(
              data(signed.get("data")),
              new SingleMessageAggregate(
                  proof.get("participants").bits(), proof.get("proof", "proofData").bytes()));
        });
  }

  private static <T> T checked(FixtureNode node, Codec<T> codec, FixtureNode.Reader<T> reader)
      throws FixtureException {
    try {
      T value = reader.read(node);
      codec.decode(codec.encode(value));
      return value;
    } catch (SszException | IllegalArgumentException e) {
      throw new FixtureException("DECODE_ERROR: %s: %s".formatted(node.path(), e.getMessage()));
    }
  }

  private static State readState(FixtureNode node) throws FixtureException {
    return new State(
        new GenesisConfig(node.get("config").get("genesisTime").uint()),
        node.get("slot").uint(),
        header(node.get("latestBlockHeader")),
        checkpoint(node.get("latestJustified")),
        checkpoint(node.get("latestFinalized")),
        History.of(node.get("historicalBlockHashes").list(FixtureNode::root)),
        node.get("justifiedSlots").bits(),
        Validators.of(node.get("validators").list(FixtureTypes::validator)),
        new Justifications(
            node.get("justificationsRoots").list(FixtureNode::root),
            node.get("justificationsValidators").bits()));
  }

  private static Validator validator(FixtureNode node) throws FixtureException {
    return new Validator(
        node.get("attestationPublicKey", "attestationPubkey").bytes(),
        node.get("proposalPublicKey", "proposalPubkey").bytes(),
        node.get("index").uint());
  }

  private static BlockHeader header(FixtureNode node) throws FixtureException {
    return new BlockHeader(
        node.get("slot").uint(),
        node.get("proposerIndex").uint(),
        node.get("parentRoot").root(),
        node.get("stateRoot").root(),
        node.get("bodyRoot").root());
  }

  private static Block readBlock(FixtureNode node) throws FixtureException {
    List<AggregatedAttestation> votes =
        node.get("body")
            .get("attestations")
            .list(vote ->
                new AggregatedAttestation(
                    vote.get("aggregationBits").bits(), data(vote.get("data"))));
    return new Block(
        node.get("slot").uint(),
        node.get("proposerIndex").uint(),
        node.get("parentRoot").root(),
        node.get("stateRoot").root(),
        new BlockBody(votes));
  }

  private static AttestationData data(FixtureNode node) throws FixtureException {
    return new AttestationData(
        node.get("slot").uint(),
        checkpoint(node.get("head")),
        checkpoint(node.get("target")),
        checkpoint(node.get("source")));
  }

  private static Checkpoint checkpoint(FixtureNode node) throws FixtureException {
    return new Checkpoint(node.get("root").root(), node.get("slot").uint());
  }
}
