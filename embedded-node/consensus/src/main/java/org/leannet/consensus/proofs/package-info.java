/// Proofs that many validators signed: how they are made, merged, split and checked.
///
/// [ProofSystem] is the seam; [TransparentProofs] is the implementation that needs no library. All
/// of it is pure and slow, so callers run it on any thread. What a block's proof must speak for is
/// in [BlockSignatures].
@NullMarked
package org.leannet.consensus.proofs;

import org.jspecify.annotations.NullMarked;
