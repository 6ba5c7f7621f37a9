package org.leannet.consensus.forkchoice;

import org.leannet.consensus.Rules;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.proofs.BlockSignatures;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.consensus.transition.StateTransition;
import org.leannet.ssz.Root;
import org.leannet.xmss.Xmss;

/// A block that fits the store; its proof and its effect are still to be verified.
///
/// @param parent the state it builds on
/// @param known whether the store has it already, so that the rest may be left out
public record BlockCheck(SignedBlock signed, Root root, State parent, Rules rules, boolean known)
    implements Check<BlockVerified> {

  /// Checks the merged proof, then runs the state transition.
  @Override
  public Verdict<BlockVerified> verify(Xmss xmss, ProofSystem proofs) {
    return known
        ? Verdict.accept(new BlockVerified(signed, root, parent))
        : BlockSignatures.verify(signed, parent.validators(), proofs).then(_ -> trust());
  }

  /// Runs the state transition alone: for blocks that this node verified before, read back from its
  /// own disk.
  public Verdict<BlockVerified> trust() {
    return known
        ? Verdict.accept(new BlockVerified(signed, root, parent))
        : StateTransition.apply(parent, signed.block(), rules)
            .map(post -> new BlockVerified(signed, root, post));
  }
}
