package org.leannet.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.identity.PeerId;
import org.leannet.node.api.AggregatorSwitch;
import org.leannet.node.api.EventFeed;
import org.leannet.node.api.HttpServers;
import org.leannet.node.api.NodeFacts;
import org.leannet.node.clock.SlotClock;
import org.leannet.node.core.NodeCore;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Workbench;
import org.leannet.node.metrics.NodeMetrics;
import org.leannet.node.network.EventSink;
import org.leannet.node.network.P2pNetwork;
import org.leannet.node.network.Topics;
import org.leannet.node.shell.KeyRing;
import org.leannet.node.shell.NodeShell;
import org.leannet.node.storage.ChainDatabase;
import org.leannet.node.storage.ChainReader;
import org.leannet.node.storage.StorageException;
import org.leannet.node.testdriver.TestDriver;
import org.leannet.p2p.transport.HostConfig;
import org.leannet.xmss.Xmss;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One Lean node: a data directory, and between a start and a stop the threads, sockets and chain
/// on top of it.
///
/// [#start] and [#stop] may be called again and again, and each twice in a row without harm; a
/// start while a stop is under way fails. Only [#close] lets go of the data directory.
public final class LeanNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeanNode.class);

  private static final ThreadFactory KEY_THREAD =
      Thread.ofPlatform().daemon().name("keys").factory();

  private final NodeConfig config;
  private final Xmss xmss;
  private final NodeMetrics metrics;
  private final ChainDatabase database;
  private final Consumer<String> fatal;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STOPPED);
  private volatile Optional<Running> running = Optional.empty();

  private enum Phase {
    STOPPED,
    STARTING,
    RUNNING,
    STOPPING,
    CLOSED
  }

  /// What lives between a start and a stop.
  private record Running(
      NodeShell shell, P2pNetwork network, HttpServers http, StartedParts parts) {}

  private LeanNode(NodeConfig config, ChainDatabase database, Consumer<String> fatal) {
    this.config = config;
    this.database = database;
    this.fatal = fatal;
    this.xmss = Xmss.of(config.preset());
    this.metrics =
        new NodeMetrics(
            new NodeMetrics.Identity(
                config.name(),
                Version.TEXT,
                Instant.now(),
                config.core(),
                config.wire().peerNames()),
            new TransparentProofs(xmss));
  }

  /// Takes the data directory, which must be new or of the same chain.
  ///
  /// @param fatal hears why the node cannot go on, when its disk fails
  public static LeanNode open(NodeConfig config, Consumer<String> fatal) throws StorageException {
    var chain = new Anchor(config).genesis().root();
    return new LeanNode(config, ChainDatabase.open(config.dataDirectory(), chain), fatal);
  }

  /// Starts the chain from disk, a checkpoint or genesis, and everything around it.
  public void start() throws StartException, StorageException, IOException, InterruptedException {
    if (phase.get() == Phase.RUNNING) {
      return;
    }
    if (!phase.compareAndSet(Phase.STOPPED, Phase.STARTING)) {
      throw new IllegalStateException("the node cannot be started while it is " + phase.get());
    }
    try {
      running = Optional.of(assemble());
      phase.set(Phase.RUNNING);
    } finally {
      phase.compareAndSet(Phase.STARTING, Phase.STOPPED);
    }
  }

  private Running assemble()
      throws StartException, StorageException, IOException, InterruptedException {
    var parts = new StartedParts();
    try {
      return assemble(parts);
    } catch (StartException
        | StorageException
        | IOException
        | InterruptedException
        | RuntimeException e) {
      parts.stopAll();
      throw e;
    }
  }

  /// The node's parts and how they hang together.
  private Running assemble(StartedParts parts)
      throws StartException, StorageException, IOException, InterruptedException {
    var clock = new SlotClock(new SlotTime(config.network().genesisTime()), InstantSource.system());
    var restart = new Anchor(config).restart(database, clock.interval());
    var signed = database.signedSlots();
    var core = new NodeCore(config.core(), restart.store(), signed, new SplittableRandom());

    var keyMaker = Executors.newSingleThreadExecutor(KEY_THREAD);
    parts.add(keyMaker::shutdownNow);
    var keys = new KeyRing(xmss, config.keys().keys().values(), keyMaker);

    var events = new EventFeed();
    var watch = new NodeWatch(clock, metrics, events);
    var bench = new Workbench(xmss, metrics.proofs(), keys);
    var shell = new NodeShell(core, clock, shellParts(bench, watch));
    var chain = new ChainReader(shell::view, database);

    var network =
        P2pNetwork.create(
            new P2pNetwork.Parts(host(), topics(), xmss, chain, clock::slot, sink(shell), watch));
    parts.add(network::close);
    parts.add(shell::stop);
    shell.start(network);
    network.open();

    var http = HttpServers.start(httpAddress(), facts(chain, network, shell, events), testDriver());
    parts.add(http::close);
    return new Running(shell, network, http, parts);
  }

  private static EventSink sink(NodeShell shell) {
    return new EventSink() {
      @Override
      public boolean offer(Event event) {
        return shell.offer(event);
      }

      @Override
      public boolean put(Event event, Duration patience) throws InterruptedException {
        return shell.put(event, patience);
      }
    };
  }

  private NodeShell.Parts shellParts(Workbench bench, NodeWatch watch) {
    return new NodeShell.Parts(
        database,
        bench,
        Runtime.getRuntime().availableProcessors(),
        watch,
        failure -> fatal.accept(String.valueOf(failure.getMessage())));
  }

  private Topics topics() {
    return Topics.of(config.core(), config.wire().aggregatedSubnets());
  }

  private HostConfig host() {
    var wire = config.wire();
    return HostConfig.of(wire.key(), wire.listen(), new Random())
        .withBootnodes(wire.bootNodes())
        .withAgent("leannet/" + Version.TEXT);
  }

  private HttpServers.Address httpAddress() {
    var http = config.http();
    return new HttpServers.Address(http.address(), http.apiPort(), http.metricsPort());
  }

  private Optional<TestDriver> testDriver() {
    return config.http().testDriver() ? Optional.of(new TestDriver()) : Optional.empty();
  }

  private NodeFacts facts(
      ChainReader chain, P2pNetwork network, NodeShell shell, EventFeed events) {
    return new NodeFacts(
        Version.TEXT,
        peerId(),
        config.network().genesisTime(),
        chain,
        network::peers,
        new AggregatorSwitch(shell::view, shell::offer),
        events,
        () -> metrics.scrape(shell.view(), network.peers(), network.meshPeers()));
  }

  /// Finishes the duty in hand, writes what is to be kept, says goodbye to the peers.
  public void stop() throws InterruptedException {
    if (!phase.compareAndSet(Phase.RUNNING, Phase.STOPPING)) {
      return;
    }
    try {
      if (running.isPresent()) {
        running.get().parts().stopAll();
      }
    } finally {
      running = Optional.empty();
      phase.set(Phase.STOPPED);
      LOG.info("stopped");
    }
  }

  /// Stops, and lets go of the data directory. The node cannot be started again.
  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      LOG.warn("interrupted while stopping");
      Thread.currentThread().interrupt();
    }
    if (phase.compareAndSet(Phase.STOPPED, Phase.CLOSED)) {
      metrics.close();
      database.close();
    }
  }

  /// The core as it stands.
  ///
  /// @throws IllegalStateException when the node does not run
  public CoreView view() {
    return current().shell().view();
  }

  public PeerId peerId() {
    return config.wire().key().peerId();
  }

  /// Where QUIC is listened to.
  public InetSocketAddress address() {
    return current().network().address();
  }

  /// Where the API is served.
  public int apiPort() {
    return current().http().apiPort();
  }

  /// Where the metrics are served.
  public int metricsPort() {
    return current().http().metricsPort();
  }

  private Running current() {
    return running.orElseThrow(() -> new IllegalStateException("the node does not run"));
  }
}
