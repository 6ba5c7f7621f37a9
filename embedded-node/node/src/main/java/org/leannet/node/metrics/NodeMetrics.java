package org.leannet.node.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.identity.PeerId;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Notice;
import org.leannet.p2p.transport.ConnectionEvent;
import org.leannet.p2p.transport.ConnectionFailure;
import org.leannet.p2p.transport.Direction;
import org.leannet.p2p.wire.Topic;

/// The metrics of one node, from its opening to its close. Safe for several threads.
public final class NodeMetrics implements AutoCloseable {
  private static final String UNKNOWN = "unknown";

  private final Meters meters = new Meters();
  private final TransitionMeter transitions = new TransitionMeter(meters);
  private final JobMeter jobs = new JobMeter(meters, transitions);
  private final MeasuredProofs proofs;
  private final ViewMeter view = new ViewMeter(meters);
  private final Coverage coverage;
  private final Map<PeerId, String> peerNames;

  /// Who the node is.
  ///
  /// @param peerNames how the network's files call its peers
  public record Identity(
      String name,
      String version,
      Instant started,
      CoreConfig core,
      Map<PeerId, String> peerNames) {
    public Identity {
      peerNames = Map.copyOf(peerNames);
    }
  }

  public NodeMetrics(Identity node, ProofSystem proofs) {
    this.proofs = new MeasuredProofs(proofs, meters);
    this.coverage = new Coverage(meters, node.core().committeeCount());
    this.peerNames = node.peerNames();
    meters.say(LeanMetric.NODE_INFO, node.name(), node.version());
    meters.set(LeanMetric.NODE_START_TIME_SECONDS, node.started().getEpochSecond());
    meters.set(LeanMetric.VALIDATORS_COUNT, node.core().validators().size());
    meters.set(LeanMetric.ATTESTATION_COMMITTEE_COUNT, node.core().committeeCount());
    node.core().validators().stream()
        .findFirst()
        .ifPresent(validator ->
            meters.set(
                LeanMetric.ATTESTATION_COMMITTEE_SUBNET, node.core().subnet(validator.index())));
    for (String direction : List.of("inbound", "outbound")) {
      for (String result : List.of("success", "timeout", "error")) {
        meters.add(LeanMetric.PEER_CONNECTION_EVENTS, 0, direction, result);
      }
      for (String reason : List.of("timeout", "remote_close", "local_close", "error")) {
        meters.add(LeanMetric.PEER_DISCONNECTION_EVENTS, 0, direction, reason);
      }
    }
  }

  /// The proof system to work with, so that its work is measured.
  public ProofSystem proofs() {
    return proofs;
  }

  /// A job has run on this thread.
  public void took(Job job, Event result, Duration time) {
    jobs.took(job, result, time, proofs.takeSpent());
    if (job instanceof Job.VerifyBlock(_, var check)
        && result instanceof Event.JobDone.BlockChecked(_, Verdict.Accepted<?> _)) {
      coverage.block(check.signed().block());
    }
  }

  /// The core tells something.
  public void told(Notice notice) {
    if (notice instanceof Notice.HeadChanged(_, _, int depth) && depth > 0) {
      meters.observe(LeanMetric.FORK_CHOICE_REORG_DEPTH, depth);
    }
  }

  /// An interval begins, so long after the last one.
  public void ticked(Duration sinceLast, long slot, int intervalInSlot, CoreView now) {
    meters.observe(LeanMetric.TICK_INTERVAL_DURATION_SECONDS, sinceLast);
    coverage.at(slot, intervalInSlot, now);
  }

  /// A gossip message has arrived.
  public void gossip(Topic.Subject subject, int bytes) {
    meters.observe(
        switch (subject) {
          case Topic.Blocks _ -> LeanMetric.GOSSIP_BLOCK_SIZE_BYTES;
          case Topic.Aggregations _ -> LeanMetric.GOSSIP_AGGREGATION_SIZE_BYTES;
          case Topic.Attestations _ -> LeanMetric.GOSSIP_ATTESTATION_SIZE_BYTES;
        },
        bytes);
  }

  /// A connection came or went.
  public void connection(ConnectionEvent event) {
    String direction = name(event.direction());
    switch (event) {
      case ConnectionEvent.Connected _ ->
          meters.add(LeanMetric.PEER_CONNECTION_EVENTS, 1, direction, "success");
      case ConnectionEvent.Disconnected ended ->
          meters.add(LeanMetric.PEER_DISCONNECTION_EVENTS, 1, direction, reason(ended.reason()));
    }
  }

  /// A connection did not come about.
  public void failed(ConnectionFailure failure) {
    meters.add(
        LeanMetric.PEER_CONNECTION_EVENTS,
        1,
        name(failure.direction()),
        failure.timeout() ? "timeout" : "error");
  }

  private static String name(Direction direction) {
    return switch (direction) {
      case INBOUND -> "inbound";
      case OUTBOUND -> "outbound";
    };
  }

  private static String reason(String words) {
    if (words.contains("silent for too long")) {
      return "timeout";
    }
    if (words.startsWith("the peer closed")) {
      return "remote_close";
    }
    return words.equals("the connection was lost") ? "error" : "local_close";
  }

  /// All metrics in the text format.
  ///
  /// @param meshPeers peers in gossip meshes, each once a topic
  public synchronized byte[] scrape(CoreView now, List<PeerId> peers, List<PeerId> meshPeers) {
    view.show(now);
    count(LeanMetric.CONNECTED_PEERS, peers);
    count(LeanMetric.GOSSIP_MESH_PEERS, meshPeers);
    return meters.text();
  }

  /// A series for each name that is known, and one for all whose names are not.
  private void count(LeanMetric metric, List<PeerId> peers) {
    Map<String, Integer> byName = new TreeMap<>(Map.of(UNKNOWN, 0));
    peers.forEach(peer -> byName.merge(peerNames.getOrDefault(peer, UNKNOWN), 1, Integer::sum));
    meters.clear(metric);
    byName.forEach((name, count) -> meters.set(metric, count, name));
  }

  @Override
  public void close() {
    transitions.close();
  }
}
