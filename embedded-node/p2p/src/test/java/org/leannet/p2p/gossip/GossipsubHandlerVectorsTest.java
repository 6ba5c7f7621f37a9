package org.leannet.p2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leannet.p2p.gossip.GossipEffect.Deliver;
import org.leannet.p2p.gossip.GossipEffect.Disconnect;
import org.leannet.p2p.gossip.GossipEffect.Send;
import org.leannet.p2p.gossip.GossipEvent.Connected;
import org.leannet.p2p.gossip.GossipEvent.Received;
import org.leannet.p2p.gossip.GossipEvent.StreamOpened;
import org.leannet.p2p.gossip.GossipEvent.Subscribe;
import org.leannet.p2p.gossip.GossipEvent.Validated;
import org.leannet.p2p.wire.GossipRpc;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.IDontWant;
import org.leannet.p2p.wire.GossipRpc.Subscription;
import org.leannet.p2p.wire.MessageId;
import org.leannet.p2p.wire.Octets;
import org.leannet.p2p.wire.RpcJson;
import org.leannet.ssz.VectorFiles;

/// The reference relays a message before it is judged; here every delivered one is accepted at
/// once.
class GossipsubHandlerVectorsTest {
  @TestFactory
  Stream<DynamicTest> gossipsub_handler() {
    return VectorFiles.tests("gossipsub_handler", this::check);
  }

  private void check(JsonNode vector) {
    Instant now = instant(vector.get("now"));
    RouterState state = new RouterState(params(vector.get("params")), new SplittableRandom(0));
    GossipRouter router = new GossipRouter(state);
    JsonNode initial = vector.get("initialState");
    prepare(router, initial, now);
    remember(state, initial, now);

    List<GossipEffect> effects = new ArrayList<>();
    perform(router, vector, now, effects);

    JsonNode expected = vector.get("expected");
    assertThat(sent(effects)).isEqualTo(expectedSent(expected));
    assertThat(meshes(router)).isEqualTo(expectedMeshes(expected));
  }

  private static GossipParams params(JsonNode json) {
    return GossipParams.LEAN.withMesh(
        new MeshSize(
            json.get("d").asInt(),
            json.get("dLow").asInt(),
            json.get("dHigh").asInt(),
            json.get("dLazy").asInt()));
  }

  private static void prepare(GossipRouter router, JsonNode initial, Instant now) {
    texts(initial, "subscriptions")
        .forEach(topic -> Unpacking.step(router, new Subscribe(topic), now));
    initial
        .path("peers")
        .properties()
        .forEach(peer -> prepare(router, peer.getKey(), peer.getValue(), now));
  }

  private static void prepare(GossipRouter router, String peer, JsonNode json, Instant now) {
    Unpacking.step(router, new Connected(peer), now);
    if (json.path("withStream").asBoolean(true)) {
      Unpacking.step(router, new StreamOpened(peer), now);
    }
    List<Subscription> topics =
        texts(json, "subscriptions").stream().map(topic -> new Subscription(true, topic)).toList();
    IDontWant unwanted =
        new IDontWant(texts(json, "dontWantIds").stream().map(Octets::fromHex).toList());
    Control control = new Control(List.of(), List.of(), List.of(), List.of(), List.of(unwanted));
    Unpacking.step(router, new Received(peer, new GossipRpc(topics, List.of(), control)), now);
  }

  /// What no event could bring about: ids of unknown messages, meshes beyond their size.
  private static void remember(RouterState state, JsonNode initial, Instant now) {
    texts(initial, "seenMessageIds").forEach(id -> state.seen.add(messageId(id), now));
    initial
        .path("cachedMessages")
        .forEach(cached ->
            state.cache.put(messageId(cached.get("messageId").asText()), RpcJson.message(cached)));
    initial
        .path("meshes")
        .properties()
        .forEach(
            mesh -> mesh.getValue().forEach(p -> state.meshes.mesh(mesh.getKey()).add(p.asText())));
    initial
        .path("peers")
        .properties()
        .forEach(peer ->
            peer.getValue()
                .path("backoff")
                .properties()
                .forEach(backoff ->
                    state.backoffs.set(
                        peer.getKey(), backoff.getKey(), instant(backoff.getValue()))));
  }

  private static void perform(
      GossipRouter router, JsonNode vector, Instant now, List<GossipEffect> effects) {
    if (vector.get("handlerName").asText().equals("heartbeat")) {
      effects.addAll(Unpacking.step(router, new GossipEvent.Heartbeat(), now));
      return;
    }
    JsonNode event = vector.get("event");
    GossipRpc rpc =
        new GossipRpc(
            RpcJson.rpc(event).subscriptions(),
            RpcJson.rpc(event).publish(),
            RpcJson.control(event));
    effects.addAll(Unpacking.step(router, new Received(event.get("fromPeer").asText(), rpc), now));
    for (GossipEffect effect : List.copyOf(effects)) {
      if (effect instanceof Deliver(_, GossipMessage message)) {
        effects.addAll(Unpacking.step(router, new Validated(message.id(), Validation.ACCEPT), now));
      }
    }
  }

  /// Everything sent to each peer, as if it were one RPC.
  private static Map<String, GossipRpc> sent(List<GossipEffect> effects) {
    Map<String, GossipRpc> sent = new TreeMap<>();
    for (GossipEffect effect : effects) {
      switch (effect) {
        case Send(var peers, var rpc) ->
            peers.forEach(peer -> sent.merge(peer, rpc, GossipsubHandlerVectorsTest::join));
        case Deliver _ -> {}
        case GossipEffect.Unpack unpack -> throw new AssertionError(unpack);
        case Disconnect disconnect -> throw new AssertionError(disconnect);
      }
    }
    return sent;
  }

  private static Map<String, GossipRpc> expectedSent(JsonNode expected) {
    Map<String, GossipRpc> sent = new TreeMap<>();
    expected
        .path("sentRpcs")
        .forEach(json ->
            sent.merge(
                json.get("toPeer").asText(), RpcJson.rpc(json), GossipsubHandlerVectorsTest::join));
    return sent;
  }

  private static GossipRpc join(GossipRpc a, GossipRpc b) {
    return new GossipRpc(
        join(a.subscriptions(), b.subscriptions()),
        join(a.publish(), b.publish()),
        new Control(
            join(a.control().ihave(), b.control().ihave()),
            join(a.control().iwant(), b.control().iwant()),
            join(a.control().graft(), b.control().graft()),
            join(a.control().prune(), b.control().prune()),
            join(a.control().idontwant(), b.control().idontwant())));
  }

  private static <T> List<T> join(List<T> a, List<T> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }

  private static Map<String, Set<String>> meshes(GossipRouter router) {
    Map<String, Set<String>> meshes = new TreeMap<>();
    router.subscriptions().forEach(topic -> meshes.put(topic, router.mesh(topic)));
    return meshes;
  }

  private static Map<String, Set<String>> expectedMeshes(JsonNode expected) {
    Map<String, Set<String>> meshes = new TreeMap<>();
    expected
        .path("meshAfter")
        .fieldNames()
        .forEachRemaining(
            topic -> meshes.put(topic, Set.copyOf(texts(expected.get("meshAfter"), topic))));
    return meshes;
  }

  private static MessageId messageId(String hex) {
    return MessageId.of(Octets.fromHex(hex)).orElseThrow();
  }

  private static List<String> texts(JsonNode json, String field) {
    return RpcJson.list(json, field, JsonNode::asText);
  }

  private static Instant instant(JsonNode seconds) {
    return Instant.EPOCH.plus(Duration.ofMillis(Math.round(seconds.asDouble() * 1000)));
  }
}
