package org.leannet.p2p.reqresp;

/// A protocol of requests, with what its types allow and no more.
///
/// @param name as it is negotiated
/// @param maxRequest largest payload of a request, in bytes
/// @param maxChunk largest payload of a chunk of the response, in bytes
/// @param rate how often a peer may request
public record RequestProtocol(String name, int maxRequest, int maxChunk, Rate rate) {

  /// A bucket of `burst` requests that fills with `perSecond`.
  public record Rate(int burst, int perSecond) {
    public Rate {
      if (burst < 1 || perSecond < 1) {
        throw new IllegalArgumentException(
            "not a rate of requests: %d at once, %d a second".formatted(burst, perSecond));
      }
    }
  }
}
