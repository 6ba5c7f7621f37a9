package org.leannet.launcher.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.ServiceStatus;

/// Watches the nodes of an enclave: once a second it asks the runtime what runs, and every node
/// that does what it sees. Any number of readers wait for its snapshots.
///
/// It only looks: nothing in the network is changed, and when it is closed nothing is left.
public final class NetworkWatcher implements Snapshots, AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration SLOT = Duration.ofSeconds(4);

  /// Peers and roles change seldom, and metrics are large.
  private static final int POLLS_PER_METRICS = 2;

  private final Enclave enclave;
  private final List<NodePlan> plans = new ArrayList<>();
  private final Runtime runtime;
  private final InstantSource clock;
  private final Timeline timeline;
  private final NodeReader reader = new NodeReader();
  private final Thread thread;
  private Optional<NetworkSnapshot> latest = Optional.empty();
  private Optional<Instant> genesis = Optional.empty();
  private String planText = "";
  private boolean ended;

  /// Starts to watch. The runtime stays the caller's, and must outlive this.
  public NetworkWatcher(
      Enclave enclave, List<NodePlan> nodes, Runtime runtime, InstantSource clock) {
    this.enclave = enclave;
    this.plans.addAll(nodes);
    this.runtime = runtime;
    this.clock = clock;
    this.timeline = new Timeline(plans.stream().map(WatchedNode::of).toList());
    this.thread = Thread.ofVirtual().name("watch " + enclave.name()).start(this::watch);
  }

  @Override
  public synchronized Optional<NetworkSnapshot> awaitNewer(long version, Duration patience)
      throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!ended && latest.map(NetworkSnapshot::version).orElse(0L) <= version) {
      var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    return latest.filter(snapshot -> snapshot.version() > version);
  }

  @Override
  public synchronized boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      for (var round = 0; Files.exists(enclave.directory()); round++) {
        var begin = clock.instant();
        publish(poll(round % POLLS_PER_METRICS == 0));
        var spent = Duration.between(begin, clock.instant());
        // At least as long a rest as the work took: watching never becomes the load itself.
        Thread.sleep(longer(POLL.minus(spent), spent));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      synchronized (this) {
        ended = true;
        notifyAll();
      }
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private synchronized void publish(NetworkSnapshot snapshot) {
    latest = Optional.of(snapshot);
    notifyAll();
  }

  private NetworkSnapshot poll(boolean metricsToo) throws InterruptedException {
    try {
      var services = new HashMap<String, ServiceStatus>();
      runtime.list().forEach(service -> services.put(service.name(), service));
      takeNewNodes(services);
      var running =
          plans.stream()
              .flatMap(node -> Stream.ofNullable(services.get(node.service())))
              .filter(service -> service.state() == ServiceState.RUNNING)
              .map(NodeDoors::of)
              .toList();
      var reports = reader.readAll(running, metricsToo);
      return timeline.observe(observation(services, reports));
    } catch (IOException | RuntimeException e) {
      // Whatever it is, a damaged file even: the next poll may see again.
      return timeline.blind(clock.instant(), String.valueOf(e.getMessage()));
    }
  }

  /// Nodes that were added to the network meanwhile. What was removed stays in sight: its slots are
  /// part of the chain's story.
  private void takeNewNodes(Map<String, ServiceStatus> services) throws IOException {
    if (!Files.exists(enclave.planFile())) {
      return;
    }
    var text = Files.readString(enclave.planFile());
    if (text.equals(planText)) {
      return;
    }
    for (var node : enclave.plan().map(NetworkPlan::nodes).orElse(List.of())) {
      var known = plans.stream().anyMatch(plan -> plan.service().equals(node.service()));
      if (!known && services.containsKey(node.service())) {
        plans.add(node);
        timeline.add(WatchedNode.of(node));
      }
    }
    planText = text;
  }

  private Observation observation(
      Map<String, ServiceStatus> services, Map<String, NodeReport> reports) throws IOException {
    var seen = new ArrayList<Observation.Seen>();
    for (var node : plans) {
      var report = reports.getOrDefault(node.service(), NodeReport.SILENCE);
      seen.add(
          Optional.ofNullable(services.get(node.service()))
              .map(service -> seen(service, report))
              .orElse(Observation.Seen.REMOVED));
    }
    if (genesis.isEmpty()) {
      genesis = enclave.genesisTime();
    }
    var now = clock.instant();
    return new Observation(now, genesis, slot(now), seen);
  }

  private static Observation.Seen seen(ServiceStatus service, NodeReport report) {
    return new Observation.Seen(
        service.state(),
        service.startedAt(),
        service.state() == ServiceState.STOPPED ? service.ending() : "",
        report);
  }

  private OptionalLong slot(Instant now) {
    return genesis.isEmpty() || now.isBefore(genesis.get())
        ? OptionalLong.empty()
        : OptionalLong.of(Duration.between(genesis.get(), now).dividedBy(SLOT));
  }
}
