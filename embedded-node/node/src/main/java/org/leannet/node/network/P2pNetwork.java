package org.leannet.node.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.identity.PeerId;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Network;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Request;
import org.leannet.node.core.port.Settlement;
import org.leannet.node.storage.ChainReader;
import org.leannet.p2p.gossip.GossipParams;
import org.leannet.p2p.pubsub.Gossip;
import org.leannet.p2p.pubsub.GossipConfig;
import org.leannet.p2p.reqresp.ReqResp;
import org.leannet.p2p.reqresp.ReqRespLimits;
import org.leannet.p2p.transport.ConnectionEvent;
import org.leannet.p2p.transport.Direction;
import org.leannet.p2p.transport.Host;
import org.leannet.p2p.transport.HostConfig;
import org.leannet.p2p.wire.Topic;
import org.leannet.ssz.Codec;
import org.leannet.xmss.Xmss;

/// The core's network on libp2p over QUIC. Lives from one start of the node to its stop.
public final class P2pNetwork implements Network, AutoCloseable {
  private final Host host;
  private final Gossip gossip;
  private final GossipInbox inbox;
  private final Asker asker;
  private final Topics topics;
  private final Codec<SignedAttestation> attestations;
  private final ScheduledExecutorService heartbeat;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// What the network is made from.
  ///
  /// @param chain what requests of peers are answered from
  /// @param slot the clock's slot
  /// @param core takes events; false when it has no room for one
  public record Parts(
      HostConfig host,
      Topics topics,
      Xmss xmss,
      ChainReader chain,
      LongSupplier slot,
      EventSink core,
      NetworkWatch watch) {}

  private P2pNetwork(Parts parts) {
    this.topics = parts.topics();
    this.attestations = SignedAttestation.ssz(parts.xmss());
    this.host = Host.create(parts.host());
    this.heartbeat =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gossip-heartbeat").factory());
    this.inbox = new GossipInbox(parts.xmss(), topics.network(), parts.core(), parts.watch());
    var config =
        new GossipConfig(
            GossipParams.LEAN, parts.host().random(), InstantSource.system(), heartbeat);
    this.gossip = new Gossip(host, config, inbox);
    var requests = new ReqResp(host, ReqRespLimits.DEFAULT, InstantSource.system());
    this.asker = new Asker(requests, parts.core());
    new ChainServer(parts.chain(), parts.slot(), parts.core()).serve(requests);
    host.onConnection(event -> connection(event, parts.core()));
    host.onConnection(parts.watch()::connection);
    host.onFailure(parts.watch()::failed);
  }

  /// A network that neither listens nor dials yet.
  public static P2pNetwork create(Parts parts) {
    return new P2pNetwork(parts);
  }

  /// Joins the topics, binds the port and dials the boot nodes. Peers may come from now on, so the
  /// core must be taking events.
  public void open() throws IOException, InterruptedException {
    topics.joined().forEach(topic -> gossip.subscribe(topic.toString()));
    host.start();
  }

  private static void connection(ConnectionEvent event, EventSink core) {
    var peer = new Peer(event.peer().toString());
    core.offer(
        switch (event) {
          case ConnectionEvent.Connected connected ->
              new Event.PeerConnected(peer, connected.direction() == Direction.OUTBOUND);
          case ConnectionEvent.Disconnected _ -> new Event.PeerDisconnected(peer);
        });
  }

  public PeerId peerId() {
    return host.peerId();
  }

  /// Where the node listens.
  public InetSocketAddress address() {
    return host.address();
  }

  /// The connected peers, sorted.
  public List<PeerId> peers() {
    return host.peers();
  }

  /// Peers in the meshes of all joined topics, each counted once a topic.
  public List<PeerId> meshPeers() {
    return topics.joined().stream()
        .flatMap(topic -> gossip.mesh(topic.toString()).stream())
        .toList();
  }

  /// Gossip messages the core has not settled yet.
  public int unsettled() {
    return inbox.unsettled();
  }

  @Override
  public void publishBlock(SignedBlock block) {
    publish(topics.blocks(), SignedBlock.SSZ.encode(block));
  }

  @Override
  public void publishAttestation(long subnet, SignedAttestation attestation) {
    publish(topics.attestations(subnet), attestations.encode(attestation));
  }

  @Override
  public void publishAggregate(SignedAggregatedAttestation aggregate) {
    publish(topics.aggregations(), SignedAggregatedAttestation.SSZ.encode(aggregate));
  }

  private void publish(Topic topic, byte[] ssz) {
    gossip.publish(topic.toString(), ssz);
  }

  @Override
  public void settle(Delivery delivery, Settlement settlement) {
    inbox.settle(delivery, settlement);
  }

  @Override
  public void ask(long number, Peer peer, Request request) {
    try {
      threads.execute(() -> asker.ask(number, peer, request));
    } catch (RejectedExecutionException stopping) {
      // The core's own timeout ends the request, if the core still runs at all.
      return;
    }
  }

  @Override
  public void disconnect(Peer peer, String reason) {
    host.disconnect(PeerId.parse(peer.id()), reason);
  }

  /// Says goodbye to the peers and ends all threads.
  @Override
  public void close() {
    threads.shutdownNow();
    gossip.close();
    host.close();
    heartbeat.shutdownNow();
  }
}
