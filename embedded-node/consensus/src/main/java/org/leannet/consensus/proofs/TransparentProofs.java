package org.leannet.consensus.proofs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.leannet.consensus.containers.Limits;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;
import org.leannet.xmss.Xmss;
import org.leannet.xmss.XmssPreset;

/// Proofs that carry every signature they speak for: honest rather than small.
///
/// Formats `LTP1` and `LTM1`. Checking one checks each signature; not a byte is left unread. Two
/// validators with the same key are one signer here.
public final class TransparentProofs implements ProofSystem {

  private final SignatureCheck check;
  private final int signatureLength;

  public TransparentProofs(Xmss xmss) {
    this(xmss.preset(), xmss::verify);
  }

  /// @param check says of each signature in a proof whether it is valid
  public TransparentProofs(XmssPreset preset, SignatureCheck check) {
    this.check = check;
    this.signatureLength = preset.signatureLength();
  }

  /// [Xmss#verify], or something that remembers its answers.
  @FunctionalInterface
  public interface SignatureCheck {
    boolean verify(Bytes publicKey, long slot, Root message, Bytes signature);
  }

  @Override
  public Bytes aggregate(List<Part> children, List<KeySignature> signatures, Message message)
      throws ProofException {
    NavigableMap<Bytes, Bytes> collected = new TreeMap<>();
    for (Part child : children) {
      TransparentProof proof = decode(child);
      if (!proof.message().equals(message)) {
        throw new ProofException("a child proves another message or slot");
      }
      proof.signatures().forEach(collected::putIfAbsent);
    }
    for (KeySignature signature : signatures) {
      if (signature.signature().size() != signatureLength) {
        throw new ProofException(
            "a signature has %d bytes, not %d"
                .formatted(signatureLength, signature.signature().size()));
      }
      collected.putIfAbsent(signature.publicKey(), signature.signature());
    }
    if (collected.isEmpty()) {
      throw new ProofException("there is no signature to prove");
    }
    if (collected.size() > participantLimit()) {
      throw new ProofException(
          "%d signatures do not fit one proof, at most %d do"
              .formatted(collected.size(), participantLimit()));
    }
    return new TransparentProof(message, collected).encode(signatureLength);
  }

  @Override
  public boolean verifySingle(Component expected, Bytes proof) {
    return read(expected, proof).filter(this::isSigned).isPresent();
  }

  @Override
  public Bytes merge(List<Part> parts) throws ProofException {
    for (Part part : parts) {
      decode(part);
    }
    List<Bytes> proofs = parts.stream().map(Part::proof).toList();
    long length = TransparentProof.mergedLength(proofs.stream().map(Bytes::size).toList());
    if (length > Limits.PROOF_BYTES) {
      throw new ProofException(
          "the merged proof has %d bytes, at most %d are allowed"
              .formatted(length, Limits.PROOF_BYTES));
    }
    return TransparentProof.encodeMerged(proofs);
  }

  @Override
  public Bytes split(List<List<Bytes>> publicKeys, Bytes merged, Root message)
      throws ProofException {
    List<Bytes> parts =
        TransparentProof.decodeMerged(merged)
            .filter(found -> found.size() == publicKeys.size())
            .orElseThrow(() ->
                new ProofException("not a merged proof of %d parts".formatted(publicKeys.size())));
    for (int i = 0; i < parts.size(); i++) {
      if (decode(new Part(publicKeys.get(i), parts.get(i))).message().root().equals(message)) {
        return parts.get(i);
      }
    }
    throw new ProofException("no part of the merged proof speaks for " + message);
  }

  /// Reads every part before it checks a signature, then checks the last part first: without a
  /// block's own proposer, all other signatures are copies that cost the sender nothing.
  @Override
  public boolean verifyMulti(List<Component> expected, Bytes merged) {
    List<Bytes> parts = TransparentProof.decodeMerged(merged).orElse(List.of());
    if (parts.isEmpty() || parts.size() != expected.size()) {
      return false;
    }
    List<TransparentProof> proofs = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      read(expected.get(i), parts.get(i)).ifPresent(proofs::add);
    }
    return proofs.size() == parts.size() && proofs.reversed().stream().allMatch(this::isSigned);
  }

  @Override
  public int participantLimit() {
    int empty = TransparentProof.length(0, signatureLength);
    int one = TransparentProof.length(1, signatureLength) - empty;
    return (Limits.PROOF_BYTES - empty) / one;
  }

  @Override
  public boolean fits(List<Integer> participants) {
    List<Integer> lengths = new ArrayList<>();
    for (int count : participants) {
      lengths.add(TransparentProof.length(count, signatureLength));
    }
    return TransparentProof.mergedLength(lengths) <= Limits.PROOF_BYTES;
  }

  private TransparentProof decode(Part part) throws ProofException {
    return TransparentProof.decode(part.proof(), signatureLength)
        .filter(proof -> speaksFor(proof, part.publicKeys()))
        .orElseThrow(() ->
            new ProofException(
                "not a proof of the %d keys it is said to have"
                    .formatted(part.publicKeys().size())));
  }

  private static boolean speaksFor(TransparentProof proof, Collection<Bytes> publicKeys) {
    return proof.signatures().keySet().equals(new TreeSet<>(publicKeys));
  }

  /// The content of a proof, if all but its signatures is as expected.
  private Optional<TransparentProof> read(Component expected, Bytes proof) {
    return TransparentProof.decode(proof, signatureLength)
        .filter(found -> found.message().equals(expected.message()))
        .filter(found -> speaksFor(found, expected.publicKeys()));
  }

  private boolean isSigned(TransparentProof proof) {
    Message message = proof.message();
    for (Map.Entry<Bytes, Bytes> entry : proof.signatures().entrySet()) {
      if (!check.verify(entry.getKey(), message.slot(), message.root(), entry.getValue())) {
        return false;
      }
    }
    return !proof.signatures().isEmpty();
  }
}
