package org.leannet.p2p.wire;

import java.util.ArrayList;
import java.util.List;
import org.leannet.p2p.wire.GossipRpc.Control;
import org.leannet.p2p.wire.GossipRpc.Graft;
import org.leannet.p2p.wire.GossipRpc.IDontWant;
import org.leannet.p2p.wire.GossipRpc.IHave;
import org.leannet.p2p.wire.GossipRpc.IWant;
import org.leannet.p2p.wire.GossipRpc.Message;
import org.leannet.p2p.wire.GossipRpc.Prune;
import org.leannet.p2p.wire.GossipRpc.Subscription;

/// Decodes one gossip RPC, counting its elements. Used once.
final class GossipRpcDecoder {
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final List<Message> publish = new ArrayList<>();
  private final List<IHave> ihave = new ArrayList<>();
  private final List<IWant> iwant = new ArrayList<>();
  private final List<Graft> graft = new ArrayList<>();
  private final List<Prune> prune = new ArrayList<>();
  private final List<IDontWant> idontwant = new ArrayList<>();
  private int entries;

  GossipRpc decode(ProtoReader in) throws WireException {
    while (in.hasNext()) {
      switch (in.next()) {
        case 1 -> subscriptions.add(subscription(element(in)));
        case 2 -> publish.add(message(element(in)));
        case 3 -> control(element(in));
        default -> in.skip();
      }
    }
    return new GossipRpc(
        subscriptions, publish, new Control(ihave, iwant, graft, prune, idontwant));
  }

  private void control(ProtoReader in) throws WireException {
    while (in.hasNext()) {
      switch (in.next()) {
        case 1 -> ihave.add(ihave(element(in)));
        case 2 -> iwant.add(new IWant(ids(element(in))));
        case 3 -> graft.add(graft(element(in)));
        case 4 -> prune.add(prune(element(in)));
        case 5 -> idontwant.add(new IDontWant(ids(element(in))));
        default -> in.skip();
      }
    }
  }

  private static Subscription subscription(ProtoReader in) throws WireException {
    boolean subscribe = false;
    String topic = "";
    while (in.hasNext()) {
      switch (in.next()) {
        case 1 -> subscribe = in.varint() != 0;
        case 2 -> topic = topic(in);
        default -> in.skip();
      }
    }
    return new Subscription(subscribe, topic);
  }

  private static Message message(ProtoReader in) throws WireException {
    Octets from = Octets.EMPTY;
    Octets data = Octets.EMPTY;
    Octets seqno = Octets.EMPTY;
    String topic = "";
    Octets signature = Octets.EMPTY;
    Octets key = Octets.EMPTY;
    while (in.hasNext()) {
      switch (in.next()) {
        case 1 -> from = in.bytes();
        case 2 -> data = in.bytes();
        case 3 -> seqno = in.bytes();
        case 4 -> topic = topic(in);
        case 5 -> signature = in.bytes();
        case 6 -> key = in.bytes();
        default -> in.skip();
      }
    }
    return new Message(from, data, seqno, topic, signature, key);
  }

  private IHave ihave(ProtoReader in) throws WireException {
    String topic = "";
    List<Octets> ids = new ArrayList<>();
    while (in.hasNext()) {
      switch (in.next()) {
        case 1 -> topic = topic(in);
        case 2 -> ids.add(id(in));
        default -> in.skip();
      }
    }
    return new IHave(topic, ids);
  }

  private List<Octets> ids(ProtoReader in) throws WireException {
    List<Octets> ids = new ArrayList<>();
    while (in.hasNext()) {
      if (in.next() == 1) {
        ids.add(id(in));
      } else {
        in.skip();
      }
    }
    return ids;
  }

  private static Graft graft(ProtoReader in) throws WireException {
    String topic = "";
    while (in.hasNext()) {
      if (in.next() == 1) {
        topic = topic(in);
      } else {
        in.skip();
      }
    }
    return new Graft(topic);
  }

  private static Prune prune(ProtoReader in) throws WireException {
    String topic = "";
    long backoff = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case 1 -> topic = topic(in);
        case 3 -> backoff = in.varint();
        default -> in.skip();
      }
    }
    return new Prune(topic, backoff);
  }

  private static String topic(ProtoReader in) throws WireException {
    return in.text(WireLimits.MAX_TOPIC_BYTES);
  }

  private Octets id(ProtoReader in) throws WireException {
    count();
    return in.bytes();
  }

  private ProtoReader element(ProtoReader in) throws WireException {
    count();
    return in.message();
  }

  private void count() throws WireException {
    entries++;
    if (entries > WireLimits.MAX_RPC_ENTRIES) {
      throw new WireException(
          "gossip RPC has more than %d elements".formatted(WireLimits.MAX_RPC_ENTRIES));
    }
  }
}
