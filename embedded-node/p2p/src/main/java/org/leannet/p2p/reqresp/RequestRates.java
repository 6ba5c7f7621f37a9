package org.leannet.p2p.reqresp;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leannet.identity.PeerId;
import org.leannet.p2p.reqresp.RequestProtocol.Rate;

/// How many requests of a protocol each peer may still make: a bucket of tokens each, kept while
/// the peer is away. The peers heard of longest ago are forgotten.
final class RequestRates {
  private static final long TOKEN = Duration.ofSeconds(1).toMillis();

  /// What becomes of a request.
  enum Grant {
    SERVE,
    REFUSE,
    /// The peer was refused a whole burst over and goes on all the same.
    CUT_OFF
  }

  /// Tokens in thousandths; below zero after refusals.
  private record Bucket(long tokens, Instant at) {}

  private final long full;
  private final long perMilli;
  private final Map<PeerId, Bucket> buckets = new LinkedHashMap<>();

  RequestRates(Rate rate) {
    this.full = rate.burst() * TOKEN;
    this.perMilli = rate.perSecond();
  }

  synchronized Grant take(PeerId peer, Instant now) {
    long before =
        Optional.ofNullable(buckets.remove(peer)).map(each -> tokens(each, now)).orElse(full);
    boolean served = before >= TOKEN;
    long after = Math.max(before - TOKEN, -full);
    buckets.put(peer, new Bucket(after, now));
    if (buckets.size() > ReqRespLimits.REMEMBERED_PEERS) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    if (served) {
      return Grant.SERVE;
    }
    return after == -full ? Grant.CUT_OFF : Grant.REFUSE;
  }

  private long tokens(Bucket bucket, Instant now) {
    long millis = Math.max(0, Duration.between(bucket.at(), now).toMillis());
    return millis > 2 * full ? full : Math.min(full, bucket.tokens() + millis * perMilli);
  }
}
