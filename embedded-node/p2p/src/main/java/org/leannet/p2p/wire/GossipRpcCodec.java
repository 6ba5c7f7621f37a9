package org.leannet.p2p.wire;

import java.util.List;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.IHave;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Prune;
import org.leannet.p2p.wire.GossipRpc.Subscription;

/// The protobuf form of a [GossipRpc], without the length prefix of its frame.
public final class GossipRpcCodec {
  private GossipRpcCodec() {}

  public static byte[] encode(GossipRpc rpc) {
    var out = new ProtoWriter();
    for (Subscription subscription : rpc.subscriptions()) {
      out.message(
          1,
          new ProtoWriter()
              .varint(1, subscription.subscribe() ? 1 : 0)
              .text(2, subscription.topic()));
    }
    for (Message message : rpc.publish()) {
      out.message(2, encode(message));
    }
    if (!rpc.control().isEmpty()) {
      out.message(3, encode(rpc.control()));
    }
    return out.toArray();
  }

  private static ProtoWriter encode(Message message) {
    return new ProtoWriter()
        .optional(1, message.from())
        .optional(2, message.data())
        .optional(3, message.seqno())
        .optional(4, message.topic())
        .optional(5, message.signature())
        .optional(6, message.key());
  }

  private static ProtoWriter encode(Control control) {
    var out = new ProtoWriter();
    for (IHave ihave : control.ihave()) {
      out.message(1, ids(new ProtoWriter().optional(1, ihave.topic()), 2, ihave.messageIds()));
    }
    control.iwant().forEach(iwant -> out.message(2, ids(new ProtoWriter(), 1, iwant.messageIds())));
    control.graft().forEach(graft -> out.message(3, new ProtoWriter().optional(1, graft.topic())));
    for (Prune prune : control.prune()) {
      var body = new ProtoWriter().optional(1, prune.topic());
      out.message(4, prune.backoff() == 0 ? body : body.varint(3, prune.backoff()));
    }
    control
        .idontwant()
        .forEach(dontWant -> out.message(5, ids(new ProtoWriter(), 1, dontWant.messageIds())));
    return out;
  }

  private static ProtoWriter ids(ProtoWriter out, int field, List<Octets> ids) {
    ids.forEach(id -> out.bytes(field, id.raw()));
    return out;
  }

  public static GossipRpc decode(byte[] data) throws WireException {
    return decode(data, 0, data.length);
  }

  /// Decodes `[from, to)`. Unknown fields are skipped; more than [WireLimits#MAX_RPC_ENTRIES]
  /// elements or [WireLimits#MAX_RPC] bytes are refused.
  public static GossipRpc decode(byte[] data, int from, int to) throws WireException {
    if (to - from > WireLimits.MAX_RPC) {
      throw new WireException(
          "gossip RPC has %d bytes, at most %d are allowed"
              .formatted(to - from, WireLimits.MAX_RPC));
    }
    return new GossipRpcDecoder().decode(new ProtoReader(data, from, to));
  }
}
