package org.leannet.consensus.production;

import java.util.ArrayList;
import java.util.List;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.proofs.KeySignature;
import org.leannet.consensus.proofs.Message;
import org.leannet.consensus.proofs.Part;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.ssz.Bytes;

/// A block that waits for its proposer's signature over its root.
///
/// @param post the state it leads to
/// @param proofs of its votes, in body order
public record BuiltBlock(Block block, State post, List<SingleMessageAggregate> proofs) {

  public BuiltBlock {
    proofs = List.copyOf(proofs);
  }

  /// The block with its merged proof.
  ///
  /// @param signature by the proposer's proposal key over the block's root
  public SignedBlock seal(ProofSystem system, Bytes signature) throws ProofException {
    Proving proving = new Proving(system, post.validators());
    List<Part> parts = new ArrayList<>();
    proofs.forEach(proof -> parts.add(proving.part(proof)));
    Bytes key = post.validators().get((int) block.proposerIndex()).proposalPublicKey();
    Bytes own =
        system.aggregate(
            List.of(),
            List.of(new KeySignature(key, signature)),
            new Message(block.root(), block.slot()));
    parts.add(new Part(List.of(key), own));
    return new SignedBlock(block, new MultiMessageAggregate(system.merge(parts)));
  }
}
