package org.leannet.node.network;

/// The protocols of requests, as they are negotiated, and their bounds.
final class Protocols {
  static final String STATUS = "/leanconsensus/req/status/1/ssz_snappy";
  static final String BLOCKS_BY_ROOT = "/leanconsensus/req/blocks_by_root/1/ssz_snappy";
  static final String BLOCKS_BY_RANGE = "/leanconsensus/req/blocks_by_range/1/ssz_snappy";

  /// Blocks that one request may ask for.
  static final int BLOCKS_PER_REQUEST = 1024;

  /// How many slots back a range may start.
  static final long HISTORY_SLOTS = 3600;

  private Protocols() {}
}
