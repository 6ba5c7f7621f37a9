package org.leannet.node.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.Rules;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.BlocksByRangeRequest;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.containers.Status;
import org.leannet.consensus.transition.StateTransition;
import org.leannet.identity.Multiaddr;
import org.leannet.identity.NodeKey;
import org.leannet.node.Await;
import org.leannet.node.core.NodeCore;
import org.leannet.node.core.Restart;
import org.leannet.node.core.port.ChainChange;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Request;
import org.leannet.node.core.port.RequestEnd;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.node.simulation.Registry;
import org.leannet.node.storage.ChainDatabase;
import org.leannet.node.storage.ChainReader;
import org.leannet.p2p.reqresp.ErrorResponseException;
import org.leannet.p2p.reqresp.ReqResp;
import org.leannet.p2p.reqresp.ReqRespLimits;
import org.leannet.p2p.reqresp.RequestProtocol;
import org.leannet.p2p.transport.Host;
import org.leannet.p2p.transport.HostConfig;
import org.leannet.p2p.wire.ResponseCode;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// A network that serves a short chain with a gap, and another that asks it.
class P2pNetworkTest {
  private static final long[] SLOTS = {1, 2, 4, 5};
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;

  private final List<StoredBlock> chain = new ArrayList<>();
  private final BlockingQueue<Event> served = new LinkedBlockingQueue<>();
  private final BlockingQueue<Event> asked = new LinkedBlockingQueue<>();
  private ChainDatabase database;
  private P2pNetwork server;
  private P2pNetwork client;
  private long clock = 6;

  @BeforeEach
  void connect() throws Exception {
    State genesis = Registry.genesis(0, 4);
    Block block = Genesis.block(genesis);
    chain.add(
        new StoredBlock(
            block.root(), new SignedBlock(block, MultiMessageAggregate.EMPTY), genesis));
    for (long slot : SLOTS) {
      chain.add(child(chain.getLast(), slot));
    }
    database = ChainDatabase.open(directory, block.root());
    Checkpoint at = new Checkpoint(block.root(), 0);
    database.write(new ChainChange(chain, at, at, at, List.of(at), List.of()));
    ChainReader reader = new ChainReader(this::view, database);
    server = network("server", List.of(), reader, served);
    server.open();
    var multiaddr = Multiaddr.of(server.address(), server.peerId());
    client = network("client", List.of(multiaddr), reader, asked);
    client.open();
    Peer peer = new Peer(server.peerId().toString());
    assertThat(asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(new Event.PeerConnected(peer, true));
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    database.close();
  }

  private static StoredBlock child(StoredBlock parent, long slot) {
    Block unsealed = new Block(slot, slot % 4, parent.root(), Root.ZERO, BlockBody.EMPTY);
    State state =
        StateTransition.processSlots(parent.postState(), slot)
            .then(pre -> StateTransition.processBlock(pre, unsealed))
            .accepted()
            .orElseThrow();
    Block block = unsealed.withStateRoot(state.root());
    return new StoredBlock(
        block.root(),
        new SignedBlock(block, new MultiMessageAggregate(Bytes.of(new byte[] {1}))),
        state);
  }

  private CoreView view() {
    CoreConfig config =
        new CoreConfig(List.of(), 1, false, false, Limits.AGGREGATION_DEADLINE, 1, 8);
    Restart restart =
        Restart.of(
                chain.getFirst().postState(),
                chain.getFirst().block().block(),
                Rules.STRICT,
                40,
                chain.stream().skip(1).map(StoredBlock::block).toList())
            .accepted()
            .orElseThrow();
    return new NodeCore(config, restart.store(), Map.of(), new Random(1)).view();
  }

  private P2pNetwork network(
      String name, List<Multiaddr> bootNodes, ChainReader reader, BlockingQueue<Event> events) {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HostConfig host =
        HostConfig.of(NodeKey.derive(new byte[32], name), any, new Random(1))
            .withBootnodes(bootNodes);
    return P2pNetwork.create(
        new P2pNetwork.Parts(
            host,
            new Topics(Topics.DEVNET, Set.of(0L)),
            Registry.XMSS,
            reader,
            () -> clock,
            events::add,
            NetworkWatch.NONE));
  }

  private List<Event> ask(Request request) throws InterruptedException {
    client.ask(7, new Peer(server.peerId().toString()), request);
    List<Event> answer = new ArrayList<>();
    while (answer.isEmpty() || !(answer.getLast() instanceof Event.ResponseEnded)) {
      Event event = asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(event).isNotNull();
      answer.add(event);
    }
    assertThat(answer.removeLast())
        .isEqualTo(new Event.ResponseEnded(7, new RequestEnd.Complete()));
    return answer;
  }

  private List<Event> blocks(int... positions) {
    List<Event> events = new ArrayList<>();
    for (int position : positions) {
      events.add(new Event.ResponseBlock(7, chain.get(position).block()));
    }
    return events;
  }

  @Test
  void a_status_is_answered_and_told_to_both_cores() throws Exception {
    Status own = new Status(new Checkpoint(Root.ZERO, 3), new Checkpoint(Root.ZERO, 9));

    assertThat(ask(new Request.AskStatus(own)))
        .containsExactly(
            new Event.PeerStatus(new Peer(server.peerId().toString()), view().status()));
    assertThat(served).contains(new Event.PeerStatus(new Peer(client.peerId().toString()), own));
  }

  @Test
  void blocks_by_range_are_the_canonical_ones_in_the_range() throws Exception {
    assertThat(ask(new Request.BlocksByRange(2, 3))).isEqualTo(blocks(2, 3));
    assertThat(ask(new Request.BlocksByRange(0, 1024))).isEqualTo(blocks(0, 1, 2, 3, 4));
    assertThat(ask(new Request.BlocksByRange(6, 10))).isEmpty();
    assertThat(ask(new Request.BlocksByRange(-1, 10))).as("slot 2^64-1").isEmpty();
  }

  @Test
  void blocks_by_root_come_in_the_order_asked_and_unknown_ones_are_left_out() throws Exception {
    Root four = chain.get(4).root();
    Root one = chain.get(1).root();

    assertThat(ask(new Request.BlocksByRoot(List.of(four, new Root(9, 9, 9, 9), one))))
        .isEqualTo(blocks(4, 1));
    assertThat(ask(new Request.BlocksByRoot(List.of(four, chain.getFirst().root()))))
        .as("genesis, as any block")
        .isEqualTo(blocks(4, 0));
  }

  @Test
  void a_range_out_of_bounds_is_refused_with_its_code() throws Exception {
    assertThat(code(0, 0)).isEqualTo(ResponseCode.INVALID_REQUEST);
    assertThat(code(0, 1025)).isEqualTo(ResponseCode.INVALID_REQUEST);
    assertThat(code(0, -1)).isEqualTo(ResponseCode.INVALID_REQUEST);
    clock = 3_601;
    assertThat(code(0, 1)).isEqualTo(ResponseCode.RESOURCE_UNAVAILABLE);
    assertThat(ask(new Request.BlocksByRange(1, 1))).isEqualTo(blocks(1));
  }

  private ResponseCode code(long start, long count) throws Exception {
    return refusal(
        Protocols.BLOCKS_BY_RANGE,
        BlocksByRangeRequest.SSZ.encode(new BlocksByRangeRequest(start, count)));
  }

  private ResponseCode refusal(RequestProtocol protocol, byte[] request) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Host raw =
        Host.create(HostConfig.of(NodeKey.derive(new byte[32], "raw"), any, new Random(2)))) {
      raw.start();
      raw.dial(Multiaddr.of(server.address(), server.peerId()));
      new ReqResp(raw, ReqRespLimits.DEFAULT, InstantSource.system())
          .request(server.peerId(), protocol, request, 1);
      return ResponseCode.SUCCESS;
    } catch (ErrorResponseException e) {
      return e.code();
    }
  }

  @Test
  void an_undecodable_request_is_refused_and_its_sender_reported() throws Exception {
    for (RequestProtocol protocol :
        List.of(Protocols.STATUS, Protocols.BLOCKS_BY_ROOT, Protocols.BLOCKS_BY_RANGE)) {
      assertThat(refusal(protocol, new byte[15])).isEqualTo(ResponseCode.INVALID_REQUEST);
    }
    assertThat(served.stream().filter(event -> event instanceof Event.PeerMisbehaved)).hasSize(3);
  }

  @Test
  void a_request_to_nobody_fails() throws Exception {
    client.ask(
        8,
        new Peer(NodeKey.derive(new byte[32], "stranger").peerId().toString()),
        new Request.BlocksByRange(0, 1));

    Event end = asked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(end)
        .isInstanceOfSatisfying(
            Event.ResponseEnded.class,
            ended -> assertThat(ended.end()).isInstanceOf(RequestEnd.Failed.class));
  }

  @Test
  void a_published_block_arrives_and_both_sides_hear_of_the_connection() throws Exception {
    Await.until(
        "a mesh", PATIENCE, () -> client.meshPeers().size() == 3 && server.meshPeers().size() == 3);
    assertThat(client.meshPeers()).containsOnly(server.peerId());

    client.publishBlock(chain.get(2).block());

    Await.until(
        "the block",
        PATIENCE,
        () ->
            served.stream()
                .anyMatch(event ->
                    event instanceof Event.GossipBlock heard
                        && heard.block().equals(chain.get(2).block())));
    assertThat(served)
        .contains(new Event.PeerConnected(new Peer(client.peerId().toString()), false));
    client.disconnect(new Peer(server.peerId().toString()), "enough");
    Await.until(
        "the end",
        PATIENCE,
        () -> served.contains(new Event.PeerDisconnected(new Peer(client.peerId().toString()))));
  }
}
