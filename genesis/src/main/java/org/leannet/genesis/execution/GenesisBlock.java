package org.leannet.genesis.execution;

/// The header fields of block 0, the same in every form.
///
/// The timestamp is a constant and lies before any Lean genesis, so that the block's hash is the
/// same on every run and the first payload is always later.
final class GenesisBlock {

  static final String ZERO_HASH = "0x" + "0".repeat(64);
  static final String ZERO_ADDRESS = "0x" + "0".repeat(40);
  static final String NONCE = "0x" + "0".repeat(16);
  static final String TIMESTAMP = "0x0";
  static final String EXTRA_DATA = "0x";
  static final String GAS_LIMIT = "0x1c9c380";
  static final String DIFFICULTY = "0x0";
  static final String BASE_FEE = "0x3b9aca00";
  static final String NO_BLOB_GAS = "0x0";

  static final String DEPOSIT_CONTRACT = "0x00000000219ab540356cbb839cbe05303d7705fa";
  static final String WITHDRAWAL_CONTRACT = "0x00000961ef480eb55e80d19ad83579a64c007002";
  static final String CONSOLIDATION_CONTRACT = "0x0000bbddc7ce488642fb579f8b00f3a590007251";

  private GenesisBlock() {}
}
