package org.leannet.consensus.forkchoice;

import org.leannet.consensus.Verdict;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.xmss.Xmss;

/// An input that the store found in order so far, with all that verifying it needs.
///
/// Verifying is pure and slow: do it on any thread, then hand the result back to the store.
public sealed interface Check<V> permits AttestationCheck, AggregateCheck, BlockCheck {

  Verdict<V> verify(Xmss xmss, ProofSystem proofs);
}
