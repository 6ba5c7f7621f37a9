package org.leannet.node.core.duties;

import java.util.HashMap;
import java.util.Map;
import org.leannet.node.core.port.SignedSlot;
import org.leannet.ssz.Bytes;

/// The highest slot each key has signed in, or is about to. A slot at or below it is refused for
/// ever, whatever becomes of the signature it was taken for.
public final class SignedSlots {
  private final Map<Bytes, Long> highest;

  /// @param recorded what was written down before this start, by public key
  public SignedSlots(Map<Bytes, Long> recorded) {
    this.highest = new HashMap<>(recorded);
  }

  /// Takes a slot for a key; false when the key has signed in it, or in a later one.
  public boolean take(SignedSlot wanted) {
    Long last = highest.get(wanted.publicKey());
    if (last != null && Long.compareUnsigned(wanted.slot(), last) <= 0) {
      return false;
    }
    highest.put(wanted.publicKey(), wanted.slot());
    return true;
  }
}
