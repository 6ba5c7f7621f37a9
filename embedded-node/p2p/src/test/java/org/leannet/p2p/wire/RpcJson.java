package org.leannet.p2p.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Graft;
import org.leannet.p2p.wire.GossipRpc.IDontWant;
import org.leannet.p2p.wire.GossipRpc.IHave;
import org.leannet.p2p.wire.GossipRpc.IWant;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Prune;
import org.leannet.p2p.wire.GossipRpc.Subscription;

/// Gossip RPCs as the reference vectors write them.
public final class RpcJson {
  private RpcJson() {}

  public static GossipRpc rpc(JsonNode json) {
    return new GossipRpc(
        list(json, "subscriptions", RpcJson::subscription),
        list(json, "publish", RpcJson::message),
        control(json.path("control")));
  }

  public static Control control(JsonNode json) {
    return new Control(
        list(json, "ihave", node -> new IHave(topic(node), ids(node))),
        list(json, "iwant", node -> new IWant(ids(node))),
        list(json, "graft", node -> new Graft(topic(node))),
        list(json, "prune", node -> new Prune(topic(node), node.path("backoff").asLong())),
        list(json, "idontwant", node -> new IDontWant(ids(node))));
  }

  public static Message message(JsonNode node) {
    return new Message(
        octets(node, "fromPeer"),
        octets(node, "data"),
        octets(node, "seqno"),
        node.path("topic").asText(),
        octets(node, "signature"),
        octets(node, "key"));
  }

  public static <T> List<T> list(JsonNode json, String field, Function<JsonNode, T> read) {
    List<T> values = new ArrayList<>();
    json.path(field).forEach(node -> values.add(read.apply(node)));
    return values;
  }

  private static Subscription subscription(JsonNode node) {
    return new Subscription(node.get("subscribe").asBoolean(), topic(node));
  }

  private static String topic(JsonNode node) {
    return node.get("topicId").asText();
  }

  private static List<Octets> ids(JsonNode node) {
    return list(node, "messageIds", id -> Octets.fromHex(id.asText()));
  }

  private static Octets octets(JsonNode node, String field) {
    return Octets.fromHex(node.path(field).asText());
  }
}
