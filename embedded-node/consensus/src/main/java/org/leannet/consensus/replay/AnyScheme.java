package org.leannet.consensus.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leannet.consensus.proofs.Component;
import org.leannet.consensus.proofs.KeySignature;
import org.leannet.consensus.proofs.Message;
import org.leannet.consensus.proofs.Part;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.xmss.Xmss;
import org.leannet.xmss.XmssPreset;

/// Proofs over the signatures of whatever preset a vector was made with: its steps do not name it.
/// Signatures of different presets differ in length, so that one preset at most takes any of them.
public final class AnyScheme implements ProofSystem {
  private static final List<Xmss> SCHEMES =
      Arrays.stream(XmssPreset.values()).map(Xmss::of).toList();

  private final List<TransparentProofs> systems =
      SCHEMES.stream().map(TransparentProofs::new).toList();

  /// The scheme of a signature; any when its length is none's.
  static Xmss of(Bytes signature) {
    return SCHEMES.stream()
        .filter(scheme -> scheme.preset().signatureLength() == signature.size())
        .findFirst()
        .orElseGet(SCHEMES::getFirst);
  }

  private interface Work {
    Bytes with(ProofSystem system) throws ProofException;
  }

  /// What the first preset makes that can.
  private Bytes first(Work work) throws ProofException {
    Optional<ProofException> refusal = Optional.empty();
    for (ProofSystem system : systems) {
      try {
        return work.with(system);
      } catch (ProofException e) {
        refusal = Optional.of(e);
      }
    }
    throw refusal.orElseThrow();
  }

  @Override
  public Bytes aggregate(List<Part> children, List<KeySignature> signatures, Message message)
      throws ProofException {
    return first(system -> system.aggregate(children, signatures, message));
  }

  @Override
  public boolean verifySingle(Component expected, Bytes proof) {
    return systems.stream().anyMatch(system -> system.verifySingle(expected, proof));
  }

  @Override
  public Bytes merge(List<Part> parts) throws ProofException {
    return first(system -> system.merge(parts));
  }

  @Override
  public Bytes split(List<List<Bytes>> publicKeys, Bytes merged, Root message)
      throws ProofException {
    return first(system -> system.split(publicKeys, merged, message));
  }

  @Override
  public boolean verifyMulti(List<Component> expected, Bytes merged) {
    return systems.stream().anyMatch(system -> system.verifyMulti(expected, merged));
  }

  @Override
  public int participantLimit() {
    return systems.stream().mapToInt(ProofSystem::participantLimit).min().orElseThrow();
  }

  @Override
  public boolean fits(List<Integer> participants) {
    return systems.stream().allMatch(system -> system.fits(participants));
  }
}
