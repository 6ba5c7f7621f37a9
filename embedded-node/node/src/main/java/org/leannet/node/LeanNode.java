package org.leannet.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.proofs.TransparentProofs;
import org.leannet.identity.PeerId;
import org.leannet.node.clock.SlotClock;
import org.leannet.node.core.NodeCore;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Workbench;
import org.leannet.node.network.P2pNetwork;
import org.leannet.node.network.Topics;
import org.leannet.node.shell.KeyRing;
import org.leannet.node.shell.NodeShell;
import org.leannet.node.storage.ChainDatabase;
import org.leannet.node.storage.ChainReader;
import org.leannet.node.storage.StorageException;
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

  private final NodeConfig config;
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
  private record Running(NodeShell shell, P2pNetwork network, ExecutorService keyMaker) {
    void stop() throws InterruptedException {
      try {
        shell.stop();
      } finally {
        network.close();
        keyMaker.shutdownNow();
      }
    }
  }

  private LeanNode(NodeConfig config, ChainDatabase database, Consumer<String> fatal) {
    this.config = config;
    this.database = database;
    this.fatal = fatal;
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

  /// The node's parts and how they hang together.
  private Running assemble()
      throws StartException, StorageException, IOException, InterruptedException {
    var clock = new SlotClock(new SlotTime(config.network().genesisTime()), InstantSource.system());
    var xmss = Xmss.of(config.preset());
    var restart = new Anchor(config).restart(database, clock.interval());
    var core =
        new NodeCore(
            config.core(), restart.store(), database.signedSlots(), new SplittableRandom());
    var keyMaker =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("keys").factory());
    var keys = new KeyRing(xmss, config.keys().keys().values(), keyMaker);
    var watch = new NodeWatch(clock);
    var shell =
        new NodeShell(
            core,
            clock,
            new NodeShell.Parts(
                database,
                new Workbench(xmss, new TransparentProofs(xmss), keys),
                Runtime.getRuntime().availableProcessors(),
                watch,
                failure -> fatal.accept(String.valueOf(failure.getMessage()))));
    watch.follow(shell::view);
    var chain = new ChainReader(shell::view, database);
    var network =
        P2pNetwork.create(
            new P2pNetwork.Parts(
                host(),
                Topics.of(config.core(), config.wire().aggregatedSubnets()),
                xmss,
                chain,
                clock::slot,
                shell::offer,
                watch));
    var parts = new Running(shell, network, keyMaker);
    try {
      shell.start(network);
      network.open();
      return parts;
    } catch (IOException | InterruptedException | RuntimeException e) {
      parts.stop();
      throw e;
    }
  }

  private HostConfig host() {
    var wire = config.wire();
    return HostConfig.of(wire.key(), wire.listen(), new Random())
        .withBootnodes(wire.bootNodes())
        .withAgent("leannet/" + Version.TEXT);
  }

  /// Finishes the duty in hand, writes what is to be kept, says goodbye to the peers.
  public void stop() throws InterruptedException {
    if (!phase.compareAndSet(Phase.RUNNING, Phase.STOPPING)) {
      return;
    }
    try {
      if (running.isPresent()) {
        running.get().stop();
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

  private Running current() {
    return running.orElseThrow(() -> new IllegalStateException("the node does not run"));
  }
}
