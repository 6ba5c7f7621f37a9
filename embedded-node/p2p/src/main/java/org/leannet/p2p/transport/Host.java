package org.leannet.p2p.transport;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.leannet.identity.Multiaddr;
import org.leannet.identity.PeerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A libp2p host over QUIC: it listens, dials, keeps its bootnodes connected, and gives each stream
/// of a peer to the handler of its protocol.
///
/// Register listeners and handlers, then [#start()]. All threads end with [#close()]. The host
/// itself answers identify and ping.
public final class Host implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Host.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

  private final HostConfig config;
  private final PeerId self;
  private final Peers peers;
  private final Map<String, StreamHandler> handlers = new ConcurrentHashMap<>();
  private final List<Consumer<ConnectionEvent>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<ConnectionFailure>> failureListeners = new CopyOnWriteArrayList<>();
  private final StreamRoom streamRoom = new StreamRoom();
  private final ExecutorService streams = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService dials = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService eventThread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("p2p-events").factory());
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Optional<QuicEndpoint> endpoint = Optional.empty();

  private Host(HostConfig config) {
    this.config = config;
    this.self = config.key().peerId();
    this.peers = new Peers(self, config.maxPeers(), new Announcements());
    handle(Ping.PROTOCOL, new Ping());
    var aboutSelf =
        new Identify.Self(config.key(), config.agent(), this::address, handlers::keySet);
    handle(Identify.PROTOCOL, new Identify(aboutSelf, this::addressOf));
  }

  public static Host create(HostConfig config) {
    return new Host(config);
  }

  /// Serves a protocol from now on.
  public void handle(String protocol, StreamHandler handler) {
    handlers.put(protocol, handler);
  }

  /// Hears of every connection and its end, in order, on one thread of the host's. A listener must
  /// not block it. Handlers see a peer's streams only after all listeners have heard of it.
  public void onConnection(Consumer<ConnectionEvent> listener) {
    listeners.add(listener);
  }

  /// Hears of every connection that did not come about, on any thread. A listener must not block
  /// it.
  public void onFailure(Consumer<ConnectionFailure> listener) {
    failureListeners.add(listener);
  }

  /// Binds the sockets and begins to dial the bootnodes.
  public synchronized void start() throws IOException, InterruptedException {
    if (endpoint.isPresent() || closed.get()) {
      throw new IllegalStateException("a host starts once");
    }
    var connectionHandlers =
        new QuicEndpoint.Handlers(
            () -> new ConnectionHandler(Direction.INBOUND, peers),
            new InboundStreams(),
            peers,
            config.openBeforeRetry());
    String name = self.toString();
    endpoint =
        Optional.of(
            new QuicEndpoint(
                config.listen(),
                config.times().idle(),
                CertificateMaker.make(config.key(), Instant.now()),
                connectionHandlers,
                "p2p-io-" + name.substring(name.length() - 6)));
    LOG.info("{} listens on {}", self, address());
    onConnection(this::keepAlive);
    var redialer = new Redialer(config, peers, this::dial);
    for (Multiaddr bootnode : config.bootnodes()) {
      if (!bootnode.peerId().equals(Optional.of(self))) {
        dials.execute(() -> redialer.keepConnected(bootnode));
      }
    }
  }

  public PeerId peerId() {
    return self;
  }

  /// Where this host listens; the port is the real one, also when port 0 was asked for.
  public InetSocketAddress address() {
    return running().address();
  }

  /// What others dial to reach this host.
  public Multiaddr multiaddr() {
    return Multiaddr.of(address(), self);
  }

  /// The connected peers, sorted.
  public List<PeerId> peers() {
    return peers.list();
  }

  public Optional<InetSocketAddress> addressOf(PeerId peer) {
    return peers.find(peer).map(Connection::address);
  }

  /// Connects to a peer, and returns at once when it already is. Fails when nobody answers there or
  /// somebody else does.
  public void dial(Multiaddr target) throws IOException, InterruptedException {
    PeerId peer =
        target
            .peerId()
            .orElseThrow(
                () -> new IllegalArgumentException(target + " lacks the /p2p/ id to dial"));
    if (peer.equals(self)) {
      throw new IOException("%s is this host itself".formatted(target));
    }
    if (closed.get()) {
      throw new IOException("this host is stopping");
    }
    if (!peers.beginDial(peer)) {
      return;
    }
    try {
      var handler = new ConnectionHandler(Direction.OUTBOUND, peers);
      var expectation = new PeerTrust.Dial(peer);
      running().connect(target.address(), expectation, handler, config.times().dial());
    } catch (IOException e) {
      boolean timeout = e.getCause() instanceof ConnectTimeoutException;
      peers.failed(Direction.OUTBOUND, timeout, String.valueOf(e.getMessage()));
      throw new IOException("cannot connect to %s: %s".formatted(target, e.getMessage()), e);
    } finally {
      peers.endDial(peer);
    }
  }

  /// Opens a stream to a connected peer that speaks the first of the protocols that the peer knows.
  public DuplexStream open(PeerId peer, List<String> protocols)
      throws IOException, InterruptedException {
    Connection connection =
        peers.find(peer).orElseThrow(() -> new IOException("%s is not connected".formatted(peer)));
    return connection.open(protocols, config.times().negotiation());
  }

  /// Lets a peer go for a reason that it is told. A bootnode is dialled again.
  public void disconnect(PeerId peer, String reason) {
    peers.find(peer).ifPresent(connection -> connection.close(reason));
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What dials stops first, then the connections, the event loop, and what served streams.
  private void stop() throws InterruptedException {
    boolean ended = end(dials);
    for (Connection connection : peers.closeAll("this host is stopping")) {
      connection.awaitClosed(STOP_PATIENCE);
    }
    if (endpoint.isPresent()) {
      endpoint.get().close();
    }
    ended &= end(streams);
    ended &= end(eventThread);
    if (!ended) {
      LOG.warn("{}: some handlers go on after the host has stopped", self);
    }
  }

  private static boolean end(ExecutorService threads) throws InterruptedException {
    threads.shutdownNow();
    return threads.awaitTermination(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private QuicEndpoint running() {
    return endpoint.orElseThrow(() -> new IllegalStateException("the host has not started"));
  }

  private final class Announcements implements Peers.Announcer {
    @Override
    public void announce(ConnectionEvent event, Runnable afterwards) {
      try {
        eventThread.execute(() -> {
          listeners.forEach(listener -> tell(listener, event));
          afterwards.run();
        });
      } catch (RejectedExecutionException _) {
        LOG.debug("stopped before telling of {}", event);
      }
    }

    @Override
    public void failed(ConnectionFailure failure) {
      LOG.debug("no connection: {}", failure.reason());
      failureListeners.forEach(listener -> tell(listener, failure));
    }
  }

  private static <E> void tell(Consumer<E> listener, E event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.error("a listener failed on {}", event, e);
    }
  }

  /// The side that dialled uses the connection now and then, which keeps both sides from idling.
  private void keepAlive(ConnectionEvent event) {
    if (event instanceof ConnectionEvent.Connected(PeerId peer, Direction direction, var _, var _)
        && direction == Direction.OUTBOUND) {
      peers.find(peer).ifPresent(connection -> run(dials, () -> pingUntilClosed(connection)));
    }
  }

  private void pingUntilClosed(Connection connection) {
    try {
      while (!connection.awaitClosed(config.times().keepAlive())) {
        try {
          Ping.send(connection, config.times().keepAlive());
        } catch (IOException e) {
          LOG.debug("ping of {}: {}", connection.peer(), e.getMessage());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(ExecutorService threads, Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException _) {
      LOG.debug("no new task, for the host is stopping");
    }
  }

  /// Prepares each stream that a peer opens; Netty shares one among all connections.
  @ChannelHandler.Sharable
  private final class InboundStreams extends ChannelInitializer<QuicStreamChannel> {
    @Override
    protected void initChannel(QuicStreamChannel channel) {
      Connection connection = channel.parent().attr(ConnectionHandler.CONNECTION).get();
      if (connection == null) {
        var _ = channel.close();
        return;
      }
      if (!streamRoom.enter(connection.served())) {
        connection.countReset();
        var _ = channel.close();
        return;
      }
      channel.closeFuture().addListener(_ -> streamRoom.leave(connection.served()));
      var inbox = new StreamInbox(connection::countReset);
      channel.pipeline().addLast(inbox);
      run(streams, () -> serve(connection, new QuicStream(connection, channel, inbox, "")));
    }
  }

  /// A peer's streams wait until the listeners have heard of the peer.
  private void serve(Connection connection, QuicStream raw) {
    try {
      Duration patience = config.times().negotiation();
      if (!connection.awaitAnnounced(patience)) {
        throw new IOException("a stream of a connection that was not taken in");
      }
      raw.deadline(patience);
      Optional<QuicStream> agreed = Negotiation.accept(raw, handlers::containsKey);
      if (agreed.isPresent()) {
        Optional.ofNullable(handlers.get(agreed.get().protocol()))
            .orElseThrow()
            .handle(agreed.get());
      }
      raw.close();
    } catch (IOException e) {
      LOG.debug("stream of {}: {}", raw.peer(), e.getMessage());
      raw.reset();
    } catch (InterruptedException _) {
      raw.reset();
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("a stream handler failed", e);
      raw.reset();
    }
  }
}
