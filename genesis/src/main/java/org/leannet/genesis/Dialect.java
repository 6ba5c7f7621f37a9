package org.leannet.genesis;

/// How public keys are called in the configuration: leanSpec renamed them and no client followed.
enum Dialect {
  /// lean-quickstart and every published client. Keys are bare hex, since not all strip a `0x`.
  QUICKSTART("attestation_pubkey", "proposal_pubkey", ""),
  /// leanSpec's own node.
  LEAN_SPEC("attestation_public_key", "proposal_public_key", "0x");

  private final String attestation;
  private final String proposal;
  private final String hexPrefix;

  Dialect(String attestation, String proposal, String hexPrefix) {
    this.attestation = attestation;
    this.proposal = proposal;
    this.hexPrefix = hexPrefix;
  }

  String attestation() {
    return attestation;
  }

  String proposal() {
    return proposal;
  }

  String hexPrefix() {
    return hexPrefix;
  }
}
