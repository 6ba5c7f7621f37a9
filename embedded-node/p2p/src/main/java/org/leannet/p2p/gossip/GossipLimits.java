package org.leannet.p2p.gossip;

import java.time.Duration;

/// Every bound of the router, in one place: what a hostile peer can make it keep or do.
public final class GossipLimits {
  /// Message ids that one IHAVE or IWANT carries, or that a peer may name in a heartbeat.
  public static final int IDS_PER_HEARTBEAT = 5000;

  /// IHAVEs that a peer may send in a heartbeat: one for each topic of a large network, and spare.
  public static final int IHAVES_PER_HEARTBEAT = 128;

  /// Messages that a peer may publish to us in a heartbeat; each costs a hash before it is known.
  public static final int MESSAGES_PER_HEARTBEAT = 5000;

  /// Bytes, decompressed, that a peer may publish to us in a heartbeat: thirty full blocks.
  public static final long MESSAGE_BYTES_PER_HEARTBEAT = 16L * 1024 * 1024;

  /// How often one message is sent to one peer that asks for it.
  public static final int IWANT_REPEATS = 3;

  /// Bytes sent to one peer in a heartbeat because it asked: a few full blocks.
  public static final long IWANT_BYTES = 2L * 1024 * 1024;

  /// How many peers are asked for one message.
  public static final int ASKED_PEERS = 3;

  /// How long a peer that was asked may take before its promise counts as broken.
  public static final Duration PROMISE_TIME = Duration.ofSeconds(3);

  /// Messages that we asked for and still wait for: more than two peers can announce in a
  /// heartbeat.
  public static final int PROMISES = 12_000;

  /// Ids remembered so that nothing is delivered twice: more than 2500 a second for their 24 s.
  public static final int SEEN_IDS = 65_536;

  /// Bytes of messages kept to answer IWANT.
  public static final long CACHE_BYTES = 16L * 1024 * 1024;

  /// Messages with the application. A peer may have as many there as stay free, and as many bytes.
  public static final int PENDING_MESSAGES = 4096;

  /// Bytes of messages with the application, compressed and decompressed.
  public static final long PENDING_BYTES = 16L * 1024 * 1024;

  /// How long the application may take to judge: two slots. A later verdict relays nothing, since
  /// the network has moved on and peers may have forgotten that they saw the message.
  public static final Duration VALIDATION_TIME = Duration.ofSeconds(8);

  /// Topics a peer may be subscribed to.
  public static final int TOPICS_PER_PEER = 128;

  /// Topics we publish to without a subscription, at once.
  public static final int FANOUT_TOPICS = 256;

  /// Heartbeats for which an IDONTWANT is honoured: as long as its message is gossiped.
  public static final int IDONTWANT_HEARTBEATS = 3;

  /// IDONTWANT ids kept of one peer, the newest: they only save what would be sent twice.
  public static final int IDONTWANT_IDS = 300;

  /// The longest back-off that a peer can impose on us.
  public static final Duration MAX_BACKOFF = Duration.ofHours(1);

  /// What we wait beyond a back-off before our own GRAFT, for clocks that differ.
  public static final Duration BACKOFF_SLACK = Duration.ofSeconds(1);

  /// The back-off when we leave a topic: shorter, so that coming back is quick.
  public static final Duration UNSUBSCRIBE_BACKOFF = Duration.ofSeconds(10);

  /// Back-offs and scores kept, of connected peers and of gone ones.
  public static final int REMEMBERED_PEERS = 16_384;

  /// The score at which a peer is cut off. One point is forgiven at each heartbeat.
  public static final int SCORE_LIMIT = 100;

  /// The score of a peer just cut off: it stays out for 100 heartbeats, 70 seconds.
  public static final int SCORE_BANNED = 200;

  private GossipLimits() {}
}
