package org.leannet.node.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Status;
import org.leannet.consensus.containers.Validator;
import org.leannet.node.simulation.Registry;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.SszException;
import org.leannet.xmss.SecretKey;
import org.leannet.xmss.XmssPreset;

/// Every container of the chain, and what keys and signatures are.
final class SszTargets {
  /// A registry or a history is objects and references to them, for each field of 32 bytes or one
  /// bit of data.
  private static final int STATE_BYTES_PER_BYTE = 64;

  private SszTargets() {}

  static List<Target<?>> all() {
    Samples samples = Samples.get();
    List<Target<?>> all = new ArrayList<>();
    all.addAll(messages(samples));
    all.addAll(parts(samples));
    all.addAll(keys(samples));
    return all;
  }

  /// What travels as a whole.
  private static List<Target<?>> messages(Samples samples) {
    Checkpoint head =
        samples.blocks().getLast().block().body().attestations().stream()
            .findFirst()
            .map(vote -> vote.data().head())
            .orElseThrow();
    return List.of(
        target("SignedBlock", SignedBlock.SSZ, samples.blocks()),
        target("SignedAttestation", SignedAttestation.ssz(Registry.XMSS), samples.votes()),
        target(
            "SignedAggregatedAttestation", SignedAggregatedAttestation.SSZ, samples.aggregates()),
        target("State", State.SSZ, List.of(samples.state())).allocating(STATE_BYTES_PER_BYTE),
        target("Status", Status.SSZ, List.of(new Status(head, head))),
        target(
            "BlocksByRootRequest",
            BlocksByRootRequest.SSZ,
            List.of(
                new BlocksByRootRequest(List.of(head.root(), samples.state().root())),
                new BlocksByRootRequest(List.of()))),
        target(
            "BlocksByRangeRequest",
            BlocksByRangeRequest.SSZ,
            List.of(new BlocksByRangeRequest(5, 64), new BlocksByRangeRequest(-1, -1))));
  }

  private static List<Target<?>> parts(Samples samples) {
    List<Block> blocks = all(samples.blocks(), SignedBlock::block);
    List<AggregatedAttestation> votes =
        blocks.stream().flatMap(block -> block.body().attestations().stream()).toList();
    List<AttestationData> data = all(samples.votes(), SignedAttestation::data);
    return List.of(
        target("Block", Block.SSZ, blocks),
        target("BlockBody", BlockBody.SSZ, all(blocks, Block::body)),
        target("BlockHeader", BlockHeader.SSZ, List.of(samples.state().latestBlockHeader())),
        target("AggregatedAttestation", AggregatedAttestation.SSZ, votes),
        target("AttestationData", AttestationData.SSZ, data),
        target("Attestation", Attestation.SSZ, all(data, each -> new Attestation(-1, each))),
        target(
            "SingleMessageAggregate",
            SingleMessageAggregate.SSZ,
            all(samples.aggregates(), SignedAggregatedAttestation::proof)),
        target(
            "MultiMessageAggregate",
            MultiMessageAggregate.SSZ,
            all(samples.blocks(), SignedBlock::proof)),
        target("Checkpoint", Checkpoint.SSZ, all(data, AttestationData::target)),
        target("Config", GenesisConfig.SSZ, List.of(samples.state().config())),
        target("Validator", Validator.SSZ, samples.state().validators()));
  }

  private static List<Target<?>> keys(Samples samples) {
    List<Bytes> signatures = all(samples.votes(), SignedAttestation::signature);
    List<Bytes> publicKeys = all(samples.state().validators(), Validator::attestationPublicKey);
    return List.of(
        target("Signature", Registry.XMSS.signatureCodec(), signatures),
        target("PublicKey", Registry.XMSS.publicKeyCodec(), publicKeys),
        Target.canonical(
            "ssz SecretKey",
            (input, _) -> SecretKey.decode(XmssPreset.TEST, input),
            SszException.class,
            SecretKey::encode,
            Registry.keys(0).secrets().stream().map(SecretKey::encode).toList()));
  }

  private static <T> Target<T> target(String type, Codec<T> codec, List<T> samples) {
    List<byte[]> seeds = new ArrayList<>(samples.stream().map(codec::encode).toList());
    seeds.addAll(ReferenceBytes.ssz(type));
    return Target.canonical(
        "ssz " + type, (input, _) -> codec.decode(input), SszException.class, codec::encode, seeds);
  }

  private static <S, T> List<T> all(List<S> sources, Function<S, T> part) {
    return sources.stream().map(part).toList();
  }
}
