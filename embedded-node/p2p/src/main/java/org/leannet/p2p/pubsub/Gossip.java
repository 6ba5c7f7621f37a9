package org.leannet.p2p.pubsub;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.leannet.identity.PeerId;
import org.leannet.p2p.gossip.GossipEffect;
import org.leannet.p2p.gossip.GossipEvent;
import org.leannet.p2p.gossip.GossipMessage;
import org.leannet.p2p.gossip.GossipRouter;
import org.leannet.p2p.gossip.Validation;
import org.leannet.p2p.transport.ConnectionEvent;
import org.leannet.p2p.transport.Direction;
import org.leannet.p2p.transport.DuplexStream;
import org.leannet.p2p.transport.Host;
import org.leannet.p2p.transport.ProtocolNotSupportedException;
import org.leannet.p2p.wire.FrameReader;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpcCodec;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes and receives messages by gossipsub over a host's connections.
///
/// Make it before the host starts, so that no connection is missed. Every method may be called from
/// any thread and returns at once.
public final class Gossip implements AutoCloseable {

  /// What this node proposes to others, and accepts from them, best first.
  public static final List<String> PROTOCOLS =
      List.of("/meshsub/1.2.0", "/meshsub/1.1.0", "/meshsub/1.0.0");

  private static final Logger LOG = LoggerFactory.getLogger(Gossip.class);

  private final Host host;
  private final GossipConfig config;
  private final GossipHandler handler;
  private final GossipRouter router;
  private final Map<String, GossipLink> links = new HashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledFuture<?> heartbeats;
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong queued = new AtomicLong();
  private final FrameIntake.Budget unfinished = new FrameIntake.Budget(PubsubLimits.FRAME_BYTES);
  private final Semaphore unpacking = new Semaphore(PubsubLimits.UNPACKED_AT_ONCE, true);
  private boolean closed;

  public Gossip(Host host, GossipConfig config, GossipHandler handler) {
    this.host = host;
    this.config = config;
    this.handler = handler;
    this.router = new GossipRouter(config.params(), config.random());
    for (String protocol : PROTOCOLS) {
      host.handle(protocol, this::receive);
    }
    host.onConnection(this::onConnection);
    long period = config.params().heartbeat().toMillis();
    this.heartbeats =
        config.timer().scheduleAtFixedRate(this::heartbeat, period, period, TimeUnit.MILLISECONDS);
  }

  /// Joins a topic: its messages come to the handler and are relayed.
  public void subscribe(String topic) {
    step(new GossipEvent.Subscribe(topic));
  }

  public void unsubscribe(String topic) {
    step(new GossipEvent.Unsubscribe(topic));
  }

  /// Publishes SSZ bytes, which are compressed here. Joining the topic is not needed for it.
  public void publish(String topic, byte[] ssz) {
    step(new GossipEvent.Publish(topic, Octets.of(ssz)));
  }

  /// The topics joined.
  public synchronized Set<String> subscriptions() {
    return router.subscriptions();
  }

  /// How many peers are in the mesh of a topic.
  public synchronized int meshSize(String topic) {
    return router.mesh(topic).size();
  }

  /// The peers in the mesh of a topic, sorted.
  public synchronized List<PeerId> mesh(String topic) {
    return router.mesh(topic).stream().map(PeerId::parse).sorted().toList();
  }

  /// How many peers are subscribed to a topic and can be written to.
  public synchronized int peersOn(String topic) {
    return router.peersOn(topic).size();
  }

  /// RPCs that were dropped because their peers took them too slowly.
  public long dropped() {
    return dropped.get();
  }

  /// Bytes that wait for peers to take them, and bytes of frames that peers have not finished.
  public long bytesHeld() {
    return queued.get() + unfinished.taken();
  }

  @Override
  public void close() {
    heartbeats.cancel(false);
    synchronized (this) {
      closed = true;
    }
    threads.shutdownNow();
  }

  private void heartbeat() {
    try {
      step(new GossipEvent.Heartbeat());
    } catch (RuntimeException e) {
      LOG.error("a gossip heartbeat failed", e);
    }
  }

  /// Lets the router decide, and does what takes its time outside of the lock.
  private void step(GossipEvent event) {
    for (GossipEffect effect : decide(event)) {
      switch (effect) {
        case GossipEffect.Deliver deliver -> deliver(deliver);
        case GossipEffect.Unpack unpack -> unpack(unpack);
        case GossipEffect.Send _, GossipEffect.Disconnect _ -> {}
      }
    }
  }

  /// RPCs are queued under the lock, which keeps their order.
  private synchronized List<GossipEffect> decide(GossipEvent event) {
    if (closed) {
      return List.of();
    }
    List<GossipEffect> effects = router.step(event, config.clock().instant());
    for (GossipEffect effect : effects) {
      switch (effect) {
        case GossipEffect.Send(List<String> peers, GossipRpc rpc) -> send(peers, rpc);
        case GossipEffect.Disconnect(String peer, String reason) -> disconnect(peer, reason);
        case GossipEffect.Deliver _, GossipEffect.Unpack _ -> {}
      }
    }
    return effects;
  }

  /// On the thread that reads the sender's stream, so that its messages stay in order and a flood
  /// of large ones costs the sender its own time. Few are unpacked at once, each peer's in turn.
  private void unpack(GossipEffect.Unpack work) {
    for (GossipRpc.Message message : work.messages()) {
      List<GossipEffect> effects;
      unpacking.acquireUninterruptibly();
      try {
        effects = decide(GossipEvent.Unpacked.of(work.peer(), message));
      } finally {
        unpacking.release();
      }
      for (GossipEffect effect : effects) {
        if (effect instanceof GossipEffect.Deliver deliver) {
          deliver(deliver);
        }
      }
    }
    step(new GossipEvent.Controlled(work.peer(), work.control()));
  }

  private void send(List<String> peers, GossipRpc rpc) {
    var bytes = new SendQueue.Bytes(FrameReader.frame(GossipRpcCodec.encode(rpc)));
    var frame = new SendQueue.Frame(bytes, !rpc.publish().isEmpty());
    for (String peer : peers) {
      Optional.ofNullable(links.get(peer))
          .ifPresent(link -> dropped.addAndGet(link.queue().add(frame)));
    }
    while (queued.get() > PubsubLimits.SEND_BYTES && dropFromLongest()) {
      dropped.incrementAndGet();
    }
  }

  /// The slowest peer makes room for all.
  private boolean dropFromLongest() {
    return links.values().stream()
        .map(GossipLink::queue)
        .sorted(Comparator.comparingLong(SendQueue::bytes).reversed())
        .anyMatch(SendQueue::dropOldest);
  }

  private void disconnect(String peer, String reason) {
    Optional.ofNullable(links.get(peer)).ifPresent(link -> host.disconnect(link.peer(), reason));
  }

  private void deliver(GossipEffect.Deliver effect) {
    GossipMessage message = effect.message();
    Optional<Octets> ssz = message.ssz();
    Optional<GossipLink> sender = link(effect.peer());
    if (ssz.isEmpty()) {
      judge(message, Validation.REJECT);
    } else if (sender.isPresent()) {
      hand(sender.get(), message, ssz.get());
    }
  }

  private void hand(GossipLink sender, GossipMessage message, Octets ssz) {
    try {
      handler.onMessage(
          new GossipDelivery(
              sender.peer(),
              message.topic(),
              ssz,
              message.id(),
              verdict -> judge(message, verdict)));
    } catch (RuntimeException e) {
      LOG.error("the gossip handler failed on a message of {}", message.topic(), e);
      judge(message, Validation.IGNORE);
    }
  }

  private void judge(GossipMessage message, Validation verdict) {
    step(new GossipEvent.Validated(message.id(), verdict));
  }

  private synchronized Optional<GossipLink> link(String peer) {
    return Optional.ofNullable(links.get(peer));
  }

  private void onConnection(ConnectionEvent event) {
    String peer = event.peer().toString();
    switch (event) {
      case ConnectionEvent.Connected connected -> {
        var link = new GossipLink(connected.peer(), connected.connection(), queued);
        put(link);
        step(new GossipEvent.Connected(peer));
        if (connected.direction() == Direction.OUTBOUND) {
          open(link);
        }
      }
      case ConnectionEvent.Disconnected _ -> {
        remove(peer);
        step(new GossipEvent.Disconnected(peer));
      }
    }
  }

  private synchronized void put(GossipLink link) {
    links.put(link.name(), link);
  }

  private synchronized void remove(String peer) {
    Optional.ofNullable(links.remove(peer)).ifPresent(GossipLink::end);
  }

  /// Opens our stream of a connection, once. The side that was dialled does so only after the
  /// dialler's stream has come, because some clients count on that order.
  private void open(GossipLink link) {
    if (!link.beginOpening()) {
      return;
    }
    try {
      threads.execute(() -> write(link));
    } catch (RejectedExecutionException _) {
      LOG.debug("no gossip stream, for gossip is stopping");
    }
  }

  private void write(GossipLink link) {
    link.writer(Thread.currentThread());
    try (DuplexStream stream = host.open(link.peer(), PROTOCOLS)) {
      step(new GossipEvent.StreamOpened(link.name()));
      while (isCurrent(link)) {
        byte[] frame = link.queue().take();
        stream.deadline(PubsubLimits.SEND_TIME);
        stream.write(frame);
        link.queue().written();
      }
    } catch (ProtocolNotSupportedException e) {
      LOG.debug("no gossip with {}: {}", link.peer(), e.getMessage());
    } catch (IOException e) {
      if (isCurrent(link)) {
        LOG.debug("gossip to {}: {}", link.peer(), e.getMessage());
        host.disconnect(link.peer(), "the gossip stream failed");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isCurrent(GossipLink link) {
    return !closed && link.equals(links.get(link.name()));
  }

  /// Reads a peer's stream to its end.
  private void receive(DuplexStream stream) throws IOException, InterruptedException {
    GossipLink link = linkOf(stream);
    link.inbound(stream);
    open(link);
    try (var frames = new FrameIntake(stream, unfinished, PubsubLimits.FRAME_TIME)) {
      Optional<byte[]> frame = frames.next();
      while (frame.isPresent() && isCurrent(link)) {
        step(new GossipEvent.Received(link.name(), GossipRpcCodec.decode(frame.get())));
        frame = frames.next();
      }
    } catch (WireException | SocketTimeoutException e) {
      LOG.debug("gossip of {}: {}", link.peer(), e.getMessage());
      step(new GossipEvent.Broken(link.name()));
      host.disconnect(link.peer(), "malformed gossip");
    }
  }

  /// The host tells of a connection before it gives us streams on it.
  private synchronized GossipLink linkOf(DuplexStream stream) throws IOException {
    return link(stream.peer().toString())
        .filter(link -> link.connection() == stream.connection())
        .orElseThrow(() -> new IOException("a gossip stream on a connection that is gone"));
  }
}
