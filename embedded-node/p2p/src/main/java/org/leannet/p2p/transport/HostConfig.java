package org.leannet.p2p.transport;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.leannet.identity.Multiaddr;
import org.leannet.identity.NodeKey;

/// How a host runs. Bootnodes are dialled at the start and again whenever they are lost.
///
/// @param openBeforeRetry how many handshakes may be open before newcomers must show where they are
/// @param random spreads the redials of many hosts; used from several threads, one at a time
public record HostConfig(
    NodeKey key,
    InetSocketAddress listen,
    List<Multiaddr> bootnodes,
    int maxPeers,
    Times times,
    String agent,
    RandomGenerator random,
    int openBeforeRetry) {

  /// Enough for any devnet, and a bound for what strangers can take.
  public static final int DEFAULT_MAX_PEERS = 200;

  /// The host's intervals.
  ///
  /// @param idle silence after which a connection is given up
  /// @param keepAlive how often a quiet connection is used by the side that dialled
  /// @param negotiation within which a stream's protocol must be agreed on
  /// @param dial within which a connection must be up
  /// @param redialFirst the wait after a first failure; it doubles at each further one
  /// @param redialMost what that wait grows to
  public record Times(
      Duration idle,
      Duration keepAlive,
      Duration negotiation,
      Duration dial,
      Duration redialFirst,
      Duration redialMost) {

    public static final Times DEFAULT =
        new Times(
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(12));

    public Times {
      if (keepAlive.multipliedBy(2).compareTo(idle) > 0) {
        throw new IllegalArgumentException(
            "a keep-alive every %s does not hold a connection that idles for %s"
                .formatted(keepAlive, idle));
      }
    }
  }

  public HostConfig {
    bootnodes = List.copyOf(bootnodes);
    for (Multiaddr bootnode : bootnodes) {
      if (bootnode.peerId().isEmpty()) {
        throw new IllegalArgumentException("bootnode %s lacks its /p2p/ id".formatted(bootnode));
      }
    }
    if (maxPeers < 1) {
      throw new IllegalArgumentException("a host needs room for a peer, not for " + maxPeers);
    }
  }

  public static HostConfig of(NodeKey key, InetSocketAddress listen, RandomGenerator random) {
    return new HostConfig(
        key,
        listen,
        List.of(),
        DEFAULT_MAX_PEERS,
        Times.DEFAULT,
        "leannet",
        random,
        TransportLimits.HALF_OPEN_BEFORE_RETRY);
  }

  public HostConfig withBootnodes(List<Multiaddr> dialled) {
    return new HostConfig(key, listen, dialled, maxPeers, times, agent, random, openBeforeRetry);
  }

  public HostConfig withMaxPeers(int limit) {
    return new HostConfig(key, listen, bootnodes, limit, times, agent, random, openBeforeRetry);
  }

  public HostConfig withTimes(Times others) {
    return new HostConfig(key, listen, bootnodes, maxPeers, others, agent, random, openBeforeRetry);
  }

  public HostConfig withAgent(String name) {
    return new HostConfig(key, listen, bootnodes, maxPeers, times, name, random, openBeforeRetry);
  }

  public HostConfig withOpenBeforeRetry(int handshakes) {
    return new HostConfig(key, listen, bootnodes, maxPeers, times, agent, random, handshakes);
  }
}
