package org.leannet.node.fuzz;

import java.util.List;
import java.util.Set;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.Validators;
import org.leannet.consensus.proofs.BlockSignatures;
import org.leannet.consensus.proofs.Component;
import org.leannet.consensus.proofs.Message;
import org.leannet.consensus.proofs.Part;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.node.simulation.Registry;
import org.leannet.ssz.Bytes;

/// Signatures and proofs: besides keeping order, nothing damaged may verify.
final class ProofTargets {
  private static final TransparentProofs PROOFS = new TransparentProofs(Registry.XMSS);

  private ProofTargets() {}

  /// A proof or signature that does not hold.
  private static final class UnprovenException extends Exception {
    private static final long serialVersionUID = 1L;

    UnprovenException() {
      super("does not verify");
    }
  }

  static List<Target<?>> all() {
    Samples samples = Samples.get();
    Validators validators = samples.state().validators();
    return List.of(
        signature(samples.votes().getFirst(), validators),
        single(samples.aggregates().getFirst(), validators),
        multi(withVotes(samples), validators),
        aggregate(samples.aggregates().getFirst(), validators),
        split(withVotes(samples), validators));
  }

  private static SignedBlock withVotes(Samples samples) {
    return samples.blocks().stream()
        .filter(block -> !block.block().body().attestations().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static Target<byte[]> signature(SignedAttestation vote, Validators validators) {
    Bytes key = validators.get((int) vote.validatorIndex()).attestationPublicKey();
    return exact(
        "proof XMSS signature",
        List.of(vote.signature()),
        found -> Registry.XMSS.verify(key, vote.data().slot(), vote.data().root(), found));
  }

  private static Target<byte[]> single(
      SignedAggregatedAttestation aggregate, Validators validators) {
    Component expected = component(aggregate, validators);
    return exact(
        "proof LTP1 verify",
        List.of(aggregate.proof().proof()),
        found -> PROOFS.verifySingle(expected, found));
  }

  private static Target<byte[]> multi(SignedBlock block, Validators validators) {
    List<Component> expected = components(block, validators);
    return exact(
        "proof LTM1 verify",
        List.of(block.proof().proof()),
        found -> PROOFS.verifyMulti(expected, found));
  }

  private static Component component(SignedAggregatedAttestation aggregate, Validators validators) {
    return new Component(
        BlockSignatures.attestationKeys(aggregate.proof().participants(), validators),
        new Message(aggregate.data().root(), aggregate.data().slot()));
  }

  private static List<Component> components(SignedBlock block, Validators validators) {
    return switch (BlockSignatures.components(block.block(), validators)) {
      case Verdict.Accepted<List<Component>>(List<Component> components) -> components;
      case Verdict.Rejected<List<Component>> refused -> throw new AssertionError(refused);
    };
  }

  private interface Verifier {
    boolean verify(Bytes proof);
  }

  /// Only the very proofs that were made may verify.
  private static Target<byte[]> exact(String name, List<Bytes> made, Verifier verifier) {
    Set<Bytes> genuine = Set.copyOf(made);
    return Target.loose(
        name,
        (input, _) -> {
          Bytes proof = Bytes.of(input);
          if (!verifier.verify(proof)) {
            throw new UnprovenException();
          }
          if (!genuine.contains(proof)) {
            throw new AssertionError("a proof verifies that nobody has made");
          }
          return input;
        },
        UnprovenException.class,
        made.stream().map(Bytes::toArray).toList());
  }

  /// Joining takes damaged signatures as they are, and nothing else.
  private static Target<Bytes> aggregate(
      SignedAggregatedAttestation aggregate, Validators validators) {
    Component expected = component(aggregate, validators);
    return Target.canonical(
        "proof LTP1 aggregate",
        (input, _) ->
            PROOFS.aggregate(
                List.of(new Part(expected.publicKeys(), Bytes.of(input))),
                List.of(),
                expected.message()),
        ProofException.class,
        Bytes::toArray,
        List.of(aggregate.proof().proof().toArray()));
  }

  private static Target<Bytes> split(SignedBlock block, Validators validators) {
    List<Component> components = components(block, validators);
    List<List<Bytes>> keys = components.stream().map(Component::publicKeys).toList();
    return Target.loose(
        "proof LTM1 split",
        (input, _) -> PROOFS.split(keys, Bytes.of(input), components.getFirst().message().root()),
        ProofException.class,
        List.of(block.proof().proof().toArray()));
  }
}
