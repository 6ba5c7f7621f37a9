package org.leannet.consensus.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.Attestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.BlockHeader;
import org.leannet.consensus.containers.BlocksByRangeRequest;
import org.leannet.consensus.containers.BlocksByRootRequest;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.GenesisConfig;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Status;
import org.leannet.consensus.containers.Validator;
import org.leannet.consensus.containers.Validators;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Root;

/// A type of the `ssz` vectors by its name there: its codec, and how its values are written.
record SszType<T>(Codec<T> codec, Function<JsonNode, T> read) {

  /// What a name without its prefix may be, as kind, element and size.
  private static final Pattern SIZED =
      Pattern.compile(
          "(?:Sample|Boundary|Decode|Smoke)?"
              + "(?<kind>Bitlist|Bitvector|ByteList|Bytes|(?<element>[A-Z][a-z]+[0-9]*)(?:List|Vector))"
              + "(?<size>[0-9]+)");

  static SszType<?> named(String name) {
    return container(name)
        .or(() -> message(name))
        .or(() -> XmssTypes.named(name))
        .or(() -> basic(name))
        .or(() -> sized(name))
        .orElseThrow(() -> new IllegalArgumentException("no SSZ type is known as " + name));
  }

  private static Optional<SszType<?>> container(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "Attestation" -> new SszType<>(Attestation.SSZ, ContainerJson::attestation);
          case "AttestationData" ->
              new SszType<>(AttestationData.SSZ, ContainerJson::attestationData);
          case "AggregatedAttestation" ->
              new SszType<>(AggregatedAttestation.SSZ, ContainerJson::aggregatedAttestation);
          case "Block" -> new SszType<>(Block.SSZ, ContainerJson::block);
          case "BlockBody" -> new SszType<>(BlockBody.SSZ, ContainerJson::blockBody);
          case "BlockHeader" -> new SszType<>(BlockHeader.SSZ, ContainerJson::blockHeader);
          case "Checkpoint" -> new SszType<>(Checkpoint.SSZ, ContainerJson::checkpoint);
          case "Config", "GenesisConfig" ->
              new SszType<>(GenesisConfig.SSZ, ContainerJson::genesisConfig);
          case "State" -> new SszType<>(State.SSZ, ContainerJson::state);
          case "Validator" -> new SszType<>(Validator.SSZ, ContainerJson::validator);
          case "Validators" -> new SszType<>(Validators.SSZ, ContainerJson::validators);
          default -> null;
        });
  }

  private static Optional<SszType<?>> message(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "SignedBlock" -> new SszType<>(SignedBlock.SSZ, ContainerJson::signedBlock);
          case "SingleMessageAggregate" ->
              new SszType<>(SingleMessageAggregate.SSZ, ContainerJson::singleMessageAggregate);
          case "MultiMessageAggregate" ->
              new SszType<>(MultiMessageAggregate.SSZ, ContainerJson::multiMessageAggregate);
          case "SignedAggregatedAttestation" ->
              new SszType<>(
                  SignedAggregatedAttestation.SSZ, ContainerJson::signedAggregatedAttestation);
          case "Status" -> new SszType<>(Status.SSZ, ContainerJson::status);
          case "BlocksByRootRequest" ->
              new SszType<>(
                  BlocksByRootRequest.SSZ,
                  node ->
                      new BlocksByRootRequest(
                          ContainerJson.list(node.get("roots"), ContainerJson::root)));
          case "BlocksByRangeRequest" ->
              new SszType<>(
                  BlocksByRangeRequest.SSZ,
                  node ->
                      new BlocksByRangeRequest(
                          ContainerJson.uint(node.get("startSlot")),
                          ContainerJson.uint(node.get("count"))));
          default -> null;
        });
  }

  private static Optional<SszType<?>> basic(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "Boolean" -> new SszType<>(Codecs.BOOLEAN, JsonNode::asBoolean);
          case "Uint8" -> new SszType<>(Codecs.UINT8, JsonNode::asInt);
          case "Uint16" -> new SszType<>(Codecs.UINT16, JsonNode::asInt);
          case "Uint32" -> new SszType<>(Codecs.UINT32, JsonNode::asLong);
          case "Uint64", "Slot", "ValidatorIndex", "SubnetId", "Interval" ->
              new SszType<>(Codecs.UINT64, ContainerJson::uint);
          case "Bytes32" -> new SszType<>(Root.SSZ, ContainerJson::root);
          case "ByteList512KiB" -> new SszType<>(Codecs.byteList(512 * 1024), ContainerJson::bytes);
          case "AttestationSubnets" -> new SszType<>(Codecs.bitvector(64), ContainerJson::bits);
          default -> null;
        });
  }

  /// Types that carry their size in their name.
  private static Optional<SszType<?>> sized(String name) {
    Matcher matcher = SIZED.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int size = Integer.parseInt(matcher.group("size"));
    String kind = matcher.group("kind");
    return switch (kind) {
      case "Bitlist" -> Optional.of(new SszType<>(Codecs.bitlist(size), ContainerJson::bits));
      case "Bitvector" -> Optional.of(new SszType<>(Codecs.bitvector(size), ContainerJson::bits));
      case "ByteList" -> Optional.of(new SszType<>(Codecs.byteList(size), ContainerJson::bytes));
      case "Bytes" -> Optional.of(new SszType<>(Codecs.bytes(size), ContainerJson::bytes));
      default -> basic(matcher.group("element")).map(element -> sequence(element, kind, size));
    };
  }

  private static <E> SszType<List<E>> sequence(SszType<E> element, String kind, int size) {
    Codec<List<E>> codec =
        kind.endsWith("List")
            ? Codecs.list(element.codec(), size)
            : Codecs.vector(element.codec(), size);
    return new SszType<>(codec, node -> ContainerJson.list(node, element.read()));
  }
}
