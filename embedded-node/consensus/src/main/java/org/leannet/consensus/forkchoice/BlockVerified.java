package org.leannet.consensus.forkchoice;

import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Root;

/// A block with the state it leads to; only a [BlockCheck] or building the block makes one.
public final class BlockVerified {

  private final SignedBlock signed;
  private final Root root;
  private final State post;

  BlockVerified(SignedBlock signed, Root root, State post) {
    this.signed = signed;
    this.root = root;
    this.post = post;
  }

  public SignedBlock signed() {
    return signed;
  }

  public Root root() {
    return root;
  }

  /// The state after the block.
  public State post() {
    return post;
  }
}
