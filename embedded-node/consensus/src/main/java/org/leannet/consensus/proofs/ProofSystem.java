package org.leannet.consensus.proofs;

import java.util.List;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// Makes and checks aggregate proofs. Every method is a pure function of its arguments.
public interface ProofSystem {

  /// Proves that every key of the children and of the signatures signed the message.
  Bytes aggregate(List<Part> children, List<KeySignature> signatures, Message message)
      throws ProofException;

  /// Whether the proof says exactly this.
  boolean verifySingle(Component expected, Bytes proof);

  /// One proof for several, in their order.
  Bytes merge(List<Part> parts) throws ProofException;

  /// The part of a merged proof that speaks for a message.
  ///
  /// @param publicKeys of each part, in order
  Bytes split(List<List<Bytes>> publicKeys, Bytes merged, Root message) throws ProofException;

  /// Whether the merged proof says exactly this, in this order.
  boolean verifyMulti(List<Component> expected, Bytes merged);

  /// How many participants a single proof can speak for.
  int participantLimit();

  /// Whether a merged proof with so many participants in each part stays under the wire's limit.
  boolean fits(List<Integer> participants);
}
