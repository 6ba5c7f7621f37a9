package org.leannet.p2p.wire;

import java.util.List;

/// One gossipsub RPC. An absent field and an empty one are the same, as in protobuf 3.
public record GossipRpc(List<Subscription> subscriptions, List<Message> publish, Control control) {
  public static final GossipRpc EMPTY = new GossipRpc(List.of(), List.of(), Control.EMPTY);

  public GossipRpc {
    subscriptions = List.copyOf(subscriptions);
    publish = List.copyOf(publish);
  }

  public static GossipRpc of(List<Subscription> subscriptions) {
    return new GossipRpc(subscriptions, List.of(), Control.EMPTY);
  }

  public static GossipRpc of(Message... messages) {
    return new GossipRpc(List.of(), List.of(messages), Control.EMPTY);
  }

  public static GossipRpc of(Control control) {
    return new GossipRpc(List.of(), List.of(), control);
  }

  public boolean isEmpty() {
    return subscriptions.isEmpty() && publish.isEmpty() && control.isEmpty();
  }

  /// A peer joins or leaves a topic.
  public record Subscription(boolean subscribe, String topic) {}

  /// A published message. Lean messages are anonymous: all but topic and data are empty.
  public record Message(
      Octets from, Octets data, Octets seqno, String topic, Octets signature, Octets key) {

    public static Message anonymous(String topic, Octets data) {
      return new Message(Octets.EMPTY, data, Octets.EMPTY, topic, Octets.EMPTY, Octets.EMPTY);
    }

    public boolean isAnonymous() {
      return from.isEmpty() && seqno.isEmpty() && signature.isEmpty() && key.isEmpty();
    }
  }

  /// Mesh and gossip upkeep.
  public record Control(
      List<IHave> ihave,
      List<IWant> iwant,
      List<Graft> graft,
      List<Prune> prune,
      List<IDontWant> idontwant) {
    public static final Control EMPTY =
        new Control(List.of(), List.of(), List.of(), List.of(), List.of());

    public Control {
      ihave = List.copyOf(ihave);
      iwant = List.copyOf(iwant);
      graft = List.copyOf(graft);
      prune = List.copyOf(prune);
      idontwant = List.copyOf(idontwant);
    }

    public boolean isEmpty() {
      return ihave.isEmpty()
          && iwant.isEmpty()
          && graft.isEmpty()
          && prune.isEmpty()
          && idontwant.isEmpty();
    }
  }

  /// The sender holds these messages of a topic.
  public record IHave(String topic, List<Octets> messageIds) {
    public IHave {
      messageIds = List.copyOf(messageIds);
    }
  }

  /// The sender asks for these messages.
  public record IWant(List<Octets> messageIds) {
    public IWant {
      messageIds = List.copyOf(messageIds);
    }
  }

  /// The sender has taken the receiver into its mesh.
  public record Graft(String topic) {}

  /// The sender has put the receiver out of its mesh and wants no GRAFT for `backoff` seconds,
  /// unsigned. Peer exchange is not part of the Lean network: such records are skipped.
  public record Prune(String topic, long backoff) {}

  /// The sender already has these messages.
  public record IDontWant(List<Octets> messageIds) {
    public IDontWant {
      messageIds = List.copyOf(messageIds);
    }
  }
}
