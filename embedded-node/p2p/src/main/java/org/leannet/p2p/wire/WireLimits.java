package org.leannet.p2p.wire;

/// Every bound of the wire format, in one place.
public final class WireLimits {
  /// Largest SSZ payload that the protocol names; no Lean message comes near it.
  public static final int MAX_PAYLOAD = 10 * 1024 * 1024;

  /// Largest SSZ of any Lean message: a proof of at most 512 KiB and the block around it, with room
  /// to spare. What announces more is refused before it is decompressed.
  public static final int MAX_MESSAGE = 1024 * 1024;

  /// Largest gossip RPC, without its length prefix.
  public static final int MAX_RPC = 10 * 1024 * 1024;

  /// Repeated elements of one gossip RPC, all kinds together: a few full IHAVEs. Without it, a
  /// frame of two-byte empty elements would become hundreds of megabytes of objects.
  public static final int MAX_RPC_ENTRIES = 20_000;

  /// Longest topic name; the protocol's own have fewer than 60 bytes.
  public static final int MAX_TOPIC_BYTES = 256;

  /// Longest stream negotiation message, its newline included.
  public static final int MAX_MULTISTREAM_MESSAGE = 1024;

  /// Protocols a dialer may propose on one stream.
  public static final int MAX_MULTISTREAM_PROPOSALS = 10;

  /// Longest text of an error response, in UTF-8.
  public static final int MAX_ERROR_BYTES = 256;

  /// Most chunks of one response: one for each block that a request may name.
  public static final int MAX_RESPONSE_CHUNKS = 1024;

  /// Most bytes of a framed stream that carries `length` bytes; the protocol's own formula.
  public static long maxFramed(long length) {
    return length + length / 6 + 1024;
  }

  private WireLimits() {}
}
