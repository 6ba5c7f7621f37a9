package org.leannet.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.leannet.identity.Multiaddr;
import org.leannet.identity.NodeKey;
import org.leannet.p2p.transport.ConnectionEvent;
import org.leannet.p2p.transport.DuplexStream;
import org.leannet.p2p.transport.Host;
import org.leannet.p2p.transport.HostConfig;
import org.leannet.p2p.wire.FrameReader;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpcCodec;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.RequestDecoder;
import org.leannet.p2p.wire.SnappyBlock;

/// A peer with a real connection and no manners: it writes what it likes on streams it opens.
final class Hostile implements AutoCloseable {
  private static final String GOSSIP = "/meshsub/1.2.0";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Host host;
  private final Multiaddr target;
  private final List<ConnectionEvent> events = new CopyOnWriteArrayList<>();

  Hostile(String name, Multiaddr target) throws IOException, InterruptedException {
    this.target = target;
    var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    this.host = Host.create(HostConfig.of(NodeKey.derive(new byte[32], name), any, new Random(1)));
    host.handle(GOSSIP, Hostile::drain);
    host.onConnection(events::add);
    host.start();
    host.dial(target);
  }

  private static void drain(DuplexStream stream) throws IOException, InterruptedException {
    while (stream.read().isPresent()) {
      // what the node sends is of no interest
    }
  }

  /// Comes back after it was let go.
  void dialAgain() throws IOException, InterruptedException {
    events.clear();
    host.dial(target);
  }

  DuplexStream open(String protocol) throws IOException, InterruptedException {
    DuplexStream stream = host.open(target.peerId().orElseThrow(), List.of(protocol));
    stream.deadline(PATIENCE);
    return stream;
  }

  /// Writes frames on one gossip stream; stops when it is cut off.
  void gossip(Iterable<byte[]> frames) throws InterruptedException {
    try {
      DuplexStream stream = open(GOSSIP);
      for (byte[] frame : frames) {
        stream.write(frame);
      }
    } catch (IOException _) {
      return;
    }
  }

  void gossip(byte[]... frames) throws InterruptedException {
    gossip(Arrays.asList(frames));
  }

  static byte[] frame(GossipRpc rpc) {
    return FrameReader.frame(GossipRpcCodec.encode(rpc));
  }

  static byte[] publish(String topic, byte[] ssz) {
    return raw(topic, SnappyBlock.compress(ssz));
  }

  /// A message whose data are as they are.
  static byte[] raw(String topic, byte[] data) {
    return frame(GossipRpc.of(GossipRpc.Message.anonymous(topic, Octets.of(data))));
  }

  /// Requests, and answers the code of the response; nothing when it was cut off.
  Optional<Integer> request(String protocol, byte[] ssz) throws InterruptedException {
    return written(protocol, RequestDecoder.encode(ssz));
  }

  /// Writes bytes for a request, and half-closes.
  Optional<Integer> written(String protocol, byte[] bytes) throws InterruptedException {
    try (DuplexStream stream = open(protocol)) {
      stream.write(bytes);
      stream.closeWrite();
      return stream.read().map(answer -> (int) answer[0]);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Waits until the node has let this peer go, and answers the reason it was told.
  String awaitDropped() {
    Await.until("the end of " + host.peerId(), PATIENCE, () -> !isConnected() && hasHeardOfEnd());
    return ((ConnectionEvent.Disconnected) events.getLast()).reason();
  }

  private boolean hasHeardOfEnd() {
    return !events.isEmpty() && events.getLast() instanceof ConnectionEvent.Disconnected;
  }

  boolean isConnected() {
    return !host.peers().isEmpty();
  }

  @Override
  public void close() {
    host.close();
  }
}
