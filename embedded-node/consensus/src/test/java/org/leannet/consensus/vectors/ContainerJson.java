package org.leannet.consensus.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.Attestation;
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
import org.leannet.consensus.containers.Status;
import org.leannet.consensus.containers.Validator;
import org.leannet.consensus.containers.Validators;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// Containers as the vectors write them.
final class ContainerJson {

  private ContainerJson() {}

  static long uint(JsonNode node) {
    return node.isTextual()
        ? Long.parseUnsignedLong(node.asText())
        : node.bigIntegerValue().longValue();
  }

  static Root root(JsonNode node) {
    return Root.fromHex(node.asText());
  }

  static Bytes bytes(JsonNode node) {
    return Bytes.fromHex(node.isObject() ? node.get("data").asText() : node.asText());
  }

  static Bits bits(JsonNode node) {
    JsonNode data = node.get("data");
    boolean[] bits = new boolean[data.size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = data.get(i).asInt() == 1 || data.get(i).asBoolean();
    }
    return Bits.of(bits);
  }

  /// A list, bare or wrapped in `data`.
  static <T> List<T> list(JsonNode node, Function<JsonNode, T> element) {
    List<T> values = new ArrayList<>();
    for (JsonNode item : node.isObject() ? node.get("data") : node) {
      values.add(element.apply(item));
    }
    return values;
  }

  static Checkpoint checkpoint(JsonNode node) {
    return new Checkpoint(root(node.get("root")), uint(node.get("slot")));
  }

  static AttestationData attestationData(JsonNode node) {
    return new AttestationData(
        uint(node.get("slot")),
        checkpoint(node.get("head")),
        checkpoint(node.get("target")),
        checkpoint(node.get("source")));
  }

  static Attestation attestation(JsonNode node) {
    return new Attestation(uint(node.get("validatorIndex")), attestationData(node.get("data")));
  }

  static SignedAttestation signedAttestation(JsonNode node) {
    return new SignedAttestation(
        uint(node.get("validatorIndex")),
        attestationData(node.get("data")),
        bytes(node.get("signature")));
  }

  static AggregatedAttestation aggregatedAttestation(JsonNode node) {
    return new AggregatedAttestation(
        bits(node.get("aggregationBits")), attestationData(node.get("data")));
  }

  static SingleMessageAggregate singleMessageAggregate(JsonNode node) {
    return new SingleMessageAggregate(bits(node.get("participants")), bytes(node.get("proof")));
  }

  static SignedAggregatedAttestation signedAggregatedAttestation(JsonNode node) {
    return new SignedAggregatedAttestation(
        attestationData(node.get("data")), singleMessageAggregate(node.get("proof")));
  }

  static MultiMessageAggregate multiMessageAggregate(JsonNode node) {
    return new MultiMessageAggregate(bytes(node.get("proof")));
  }

  static BlockBody blockBody(JsonNode node) {
    return new BlockBody(list(node.get("attestations"), ContainerJson::aggregatedAttestation));
  }

  static BlockHeader blockHeader(JsonNode node) {
    return new BlockHeader(
        uint(node.get("slot")),
        uint(node.get("proposerIndex")),
        root(node.get("parentRoot")),
        root(node.get("stateRoot")),
        root(node.get("bodyRoot")));
  }

  static Block block(JsonNode node) {
    return new Block(
        uint(node.get("slot")),
        uint(node.get("proposerIndex")),
        root(node.get("parentRoot")),
        root(node.get("stateRoot")),
        blockBody(node.get("body")));
  }

  static SignedBlock signedBlock(JsonNode node) {
    return new SignedBlock(block(node.get("block")), multiMessageAggregate(node.get("proof")));
  }

  static GenesisConfig genesisConfig(JsonNode node) {
    return new GenesisConfig(uint(node.get("genesisTime")));
  }

  static Validator validator(JsonNode node) {
    return new Validator(
        bytes(node.get("attestationPublicKey")),
        bytes(node.get("proposalPublicKey")),
        uint(node.get("index")));
  }

  static Validators validators(JsonNode node) {
    return Validators.of(list(node, ContainerJson::validator));
  }

  static Status status(JsonNode node) {
    return new Status(checkpoint(node.get("finalized")), checkpoint(node.get("head")));
  }

  static State state(JsonNode node) {
    return new State(
        genesisConfig(node.get("config")),
        uint(node.get("slot")),
        blockHeader(node.get("latestBlockHeader")),
        checkpoint(node.get("latestJustified")),
        checkpoint(node.get("latestFinalized")),
        History.of(list(node.get("historicalBlockHashes"), ContainerJson::root)),
        bits(node.get("justifiedSlots")),
        validators(node.get("validators")),
        new Justifications(
            list(node.get("justificationsRoots"), ContainerJson::root),
            bits(node.get("justificationsValidators"))));
  }
}
