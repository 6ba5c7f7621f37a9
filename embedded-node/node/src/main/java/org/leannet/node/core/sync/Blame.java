package org.leannet.node.core.sync;

import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Notice;
import org.leannet.node.core.port.Outbox;
import org.leannet.node.core.port.Peer;

/// Counts what peers do wrong, and drops those that do it again and again.
public final class Blame {
  private final PeerBook peers;
  private final Outbox outbox;

  public Blame(PeerBook peers, Outbox outbox) {
    this.peers = peers;
    this.outbox = outbox;
  }

  /// Whether a peer was dropped a short while ago: what it has sent before is not worth the work.
  public boolean isBanned(Peer peer) {
    return peers.isBanned(peer);
  }

  /// A peer has sent something no honest peer sends.
  public void blame(Peer peer, String reason) {
    outbox.count(Counter.OFFENCES);
    outbox.tell(new Notice.PeerBlamed(peer, reason));
    if (peers.offended(peer)) {
      disconnect(peer, reason);
    }
  }

  /// A peer is of no use, and would not become of any.
  void drop(Peer peer, String reason) {
    outbox.tell(new Notice.PeerBlamed(peer, reason));
    disconnect(peer, reason);
  }

  private void disconnect(Peer peer, String reason) {
    outbox.count(Counter.PEERS_DROPPED);
    outbox.add(new Effect.Disconnect(peer, reason));
  }
}
