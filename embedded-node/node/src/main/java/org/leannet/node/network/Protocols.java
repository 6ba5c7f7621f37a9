package org.leannet.node.network;

import org.leannet.p2p.reqresp.RequestProtocol;
import org.leannet.p2p.reqresp.RequestProtocol.Rate;
import org.leannet.p2p.wire.WireLimits;

/// The protocols of requests, as they are negotiated, and their bounds.
final class Protocols {
  /// Blocks that one request may ask for.
  static final int BLOCKS_PER_REQUEST = 1024;

  /// Two checkpoints of a root and a slot.
  private static final int STATUS_BYTES = 80;

  /// A list's offset, and as many roots as one request may name.
  private static final int ROOTS_BYTES = 4 + 32 * BLOCKS_PER_REQUEST;

  /// A slot and a count.
  private static final int RANGE_BYTES = 16;

  /// Peers ask where this node stands when they connect, and now and then.
  static final RequestProtocol STATUS =
      new RequestProtocol(
          "/leanconsensus/req/status/1/ssz_snappy", STATUS_BYTES, STATUS_BYTES, new Rate(16, 2));

  /// A peer that lacks one block after another asks once for each: two in flight, without a pause.
  static final RequestProtocol BLOCKS_BY_ROOT =
      new RequestProtocol(
          "/leanconsensus/req/blocks_by_root/1/ssz_snappy",
          ROOTS_BYTES,
          WireLimits.MAX_MESSAGE,
          new Rate(128, 16));

  /// Enough to fetch the whole history at once in small ranges.
  static final RequestProtocol BLOCKS_BY_RANGE =
      new RequestProtocol(
          "/leanconsensus/req/blocks_by_range/1/ssz_snappy",
          RANGE_BYTES,
          WireLimits.MAX_MESSAGE,
          new Rate(128, 16));

  private Protocols() {}
}
