package org.leannet.consensus.proofs;

import java.util.List;
import org.leannet.ssz.Bytes;

/// A proof over one message, and the keys it speaks for.
public record Part(List<Bytes> publicKeys, Bytes proof) {

  public Part {
    publicKeys = List.copyOf(publicKeys);
  }
}
