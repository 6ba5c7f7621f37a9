package org.leannet.consensus.proofs;

import java.util.List;
import org.leannet.ssz.Bytes;

/// What one part of a proof must say: these keys, in order of their validators, signed this.
public record Component(List<Bytes> publicKeys, Message message) {

  public Component {
    publicKeys = List.copyOf(publicKeys);
  }
}
