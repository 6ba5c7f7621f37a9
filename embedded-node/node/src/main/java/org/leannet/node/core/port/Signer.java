package org.leannet.node.core.port;

import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// The node's secret keys, by their public keys. Called on worker threads, several at once.
///
/// It signs what it is asked to: that no key signs twice in a slot is the core's business, which
/// asks only after the slot has been written down.
public interface Signer {
  /// Signs with the key whose public half is `publicKey`.
  ///
  /// @throws IllegalStateException when there is no such key, or it cannot sign in that slot
  Bytes sign(Bytes publicKey, long slot, Root message);
}
