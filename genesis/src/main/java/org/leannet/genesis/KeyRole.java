package org.leannet.genesis;

/// What a validator's key signs. Clients tell the roles apart by the names of the files.
public enum KeyRole {
  ATTESTER("attester", "_attester_key"),
  PROPOSER("proposer", "_proposer_key"),
  SINGLE("single", "");

  private final String label;
  private final String infix;

  KeyRole(String label, String infix) {
    this.label = label;
    this.infix = infix;
  }

  /// The role in key seeds, cache entries and messages.
  public String label() {
    return label;
  }

  /// `validator_0_attester_key_sk.ssz`, or `validator_0_sk.ssz` where there is one key for all.
  public String secretKeyFile(int index) {
    return "validator_" + index + infix + "_sk.ssz";
  }

  public String publicKeyFile(int index) {
    return "validator_" + index + infix + "_pk.ssz";
  }
}
