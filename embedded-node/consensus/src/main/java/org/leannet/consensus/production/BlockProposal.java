package org.leannet.consensus.production;

import java.util.List;
import org.leannet.consensus.Rules;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.ssz.Root;

/// All that building a block needs.
///
/// @param state after the parent
/// @param candidates votes in the order the fork choice keeps them, for heads it knows
/// @param budget how many different votes to include, at most
public record BlockProposal(
    State state,
    long slot,
    long proposer,
    Root parent,
    List<Candidate> candidates,
    int budget,
    Rules rules) {

  public BlockProposal {
    candidates = List.copyOf(candidates);
  }

  public Verdict<BuiltBlock> build(ProofSystem proofs) {
    return BlockBuilder.build(this, proofs);
  }
}
