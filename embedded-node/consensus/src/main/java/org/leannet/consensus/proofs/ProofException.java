package org.leannet.consensus.proofs;

/// A proof cannot be made from what was given. The message says why.
public final class ProofException extends Exception {

  public ProofException(String message) {
    super(message);
  }
}
