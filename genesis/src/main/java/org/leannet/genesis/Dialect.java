package org.leannet.genesis;

import java.nio.file.Path;

/// In which spelling the files of a genesis directory are: how public keys are called, and where
/// the files lie. leanSpec has renamed the keys and no client followed; clients of an older
/// generation know one key a validator.
public enum Dialect {
  /// lean-quickstart and every published client. Keys are bare hex, since not all strip a `0x`.
  QUICKSTART("", "attestation_pubkey", "proposal_pubkey", ""),
  /// leanSpec's own node as of devnet4.
  LEAN_SPEC_DEVNET4("lean-spec", "attestation_pubkey", "proposal_pubkey", "0x"),
  /// leanSpec's own node since devnet5.
  LEAN_SPEC("lean-spec", "attestation_public_key", "proposal_public_key", "0x"),
  /// As lean-quickstart, for clients with one key a validator: it is the one that others have for
  /// votes.
  SINGLE_KEY("single-key", "", "", "");

  private final String directory;
  private final String attestation;
  private final String proposal;
  private final String hexPrefix;

  Dialect(String directory, String attestation, String proposal, String hexPrefix) {
    this.directory = directory;
    this.attestation = attestation;
    this.proposal = proposal;
    this.hexPrefix = hexPrefix;
  }

  /// The directory with the files of this dialect, below that of the network.
  public Path within(Path genesis) {
    return genesis.resolve(directory);
  }

  /// A file of this dialect, seen from the network's directory.
  String path(String file) {
    return directory.isEmpty() ? file : directory + "/" + file;
  }

  boolean isLeanSpec() {
    return switch (this) {
      case LEAN_SPEC, LEAN_SPEC_DEVNET4 -> true;
      case QUICKSTART, SINGLE_KEY -> false;
    };
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
