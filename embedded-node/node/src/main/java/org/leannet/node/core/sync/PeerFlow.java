package org.leannet.node.core.sync;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.Status;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Notice;
import org.leannet.node.core.port.Outbox;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.SyncState;

/// Peers that come, go and say where they stand, and what follows from it: the node's own state,
/// and blocks to fetch without waiting for the next one by gossip.
public final class PeerFlow {
  private final Store store;
  private final PeerBook peers;
  private final Fetcher fetcher;
  private final Blame blame;
  private final BlockFlow blocks;
  private final RandomGenerator random;
  private final Outbox outbox;
  private final SyncStatus sync = new SyncStatus();

  /// Before the first tick nothing is known of the time.
  private boolean ticked;

  public PeerFlow(
      Store store, Fetching fetching, BlockFlow blocks, RandomGenerator random, Outbox outbox) {
    this.store = store;
    this.peers = fetching.peers();
    this.fetcher = fetching.fetcher();
    this.blame = fetching.blame();
    this.blocks = blocks;
    this.random = random;
    this.outbox = outbox;
  }

  /// Who is asked, who asks, and who minds.
  public record Fetching(PeerBook peers, Fetcher fetcher, Blame blame) {}

  public SyncState state() {
    return sync.state();
  }

  public boolean takesGossip() {
    return sync.takesGossip();
  }

  public Optional<Long> networkFinalized() {
    return peers.networkFinalized();
  }

  public int connected() {
    return peers.size();
  }

  /// The newest slot most peers have a block in, as far as the clock allows.
  public long majorityHeadSlot(long currentSlot) {
    return atMost(peers.majorityHeadSlot(), currentSlot);
  }

  public void connected(Peer peer, boolean outbound, long interval) {
    if (peers.isBanned(peer)) {
      outbox.count(Counter.DROPPED_PEERS);
      outbox.add(new Effect.Disconnect(peer, "it was dropped a short while ago"));
      return;
    }
    if (!peers.connect(peer)) {
      if (!peers.isConnected(peer)) {
        outbox.count(Counter.DROPPED_PEERS);
        outbox.add(new Effect.Disconnect(peer, "this node has no room for more peers"));
      }
      return;
    }
    if (outbound) {
      fetcher.askStatus(peer, status(), interval);
    }
    SyncState before = sync.state();
    sync.peerHeard(peers.networkFinalized(), store.headSlot());
    tellChange(before);
  }

  public void disconnected(Peer peer, long interval) {
    if (peers.disconnect(peer)) {
      fetcher.expire(interval);
      SyncState before = sync.state();
      if (peers.size() == 0) {
        sync.alone();
      }
      tellChange(before);
    }
  }

  /// A peer has said where it stands. A head that is not here is fetched: by range when it is
  /// ahead, by its root when it is on another branch.
  public void stands(Peer peer, Status status, long interval, long currentSlot) {
    if (!peers.isConnected(peer)) {
      return;
    }
    Optional<String> lie = ticked ? lieIn(status, currentSlot) : Optional.empty();
    if (lie.isPresent()) {
      peers.doubt(peer);
      blame.blame(peer, lie.get());
      return;
    }
    if (isOfAnotherChain(status.finalized())) {
      peers.doubt(peer);
      blame.drop(
          peer,
          "it has finalized block %s in slot %s, on another chain"
              .formatted(
                  status.finalized().root(), Long.toUnsignedString(status.finalized().slot())));
      return;
    }
    peers.status(peer, status);
    if (blocks.knows(status.head().root())) {
      peers.keptItsWord(peer);
    }
    SyncState before = sync.state();
    sync.peerHeard(peers.networkFinalized(), store.headSlot());
    tellChange(before);
    look();
    Checkpoint head = status.head();
    if (!blocks.knows(head.root()) && !peers.isDoubted(peer)) {
      long slot = atMost(head.slot(), currentSlot);
      if (Long.compareUnsigned(slot, store.headSlot() + 1) > 0) {
        fetcher.wantRange(store.headSlot(), slot);
      } else if (Long.compareUnsigned(head.slot(), store.latestFinalized().slot()) > 0) {
        fetcher.want(new Missing(head.root(), 0, head.slot() + 1), interval);
      }
    }
  }

  /// Whether what a peer has finalized contradicts what is final here. Topics do not tell networks
  /// apart, so this does. Some clients name no root before the first block: that says nothing.
  private boolean isOfAnotherChain(Checkpoint theirs) {
    Checkpoint ours = store.latestFinalized();
    boolean unnamed = theirs.slot() == 0 && theirs.root().isZero();
    return !unnamed
        && !theirs.equals(ours)
        && Long.compareUnsigned(theirs.slot(), ours.slot()) <= 0
        && store
            .state(ours.root())
            .filter(state -> !state.historicalBlockHashes().contains(theirs))
            .isPresent();
  }

  /// What in a status cannot be, whatever chain the peer is on.
  private static Optional<String> lieIn(Status status, long currentSlot) {
    long head = status.head().slot();
    if (Long.compareUnsigned(head, currentSlot + Limits.FUTURE_SLOTS) > 0) {
      return Optional.of("it claims a head in the future");
    }
    return Long.compareUnsigned(status.finalized().slot(), head) > 0
        ? Optional.of("it claims a finalized block after its head")
        : Optional.empty();
  }

  /// The head, what waits, or what peers are worth has changed.
  public void look() {
    SyncState before = sync.state();
    sync.look(peers.networkFinalized(), store.headSlot(), blocks.orphansWait());
    tellChange(before);
  }

  /// A slot has begun: peers are asked anew now and then, and if nothing moves although the network
  /// is ahead, what has been answered so far is forgotten and fetched again.
  public void onSlot(long interval, long currentSlot) {
    ticked = true;
    if (Long.remainderUnsigned(currentSlot, Limits.STATUS_SLOTS) == 0) {
      peers.peers().stream()
          .filter(peers::hasFreeHand)
          .forEach(peer -> fetcher.askStatus(peer, status(), interval));
    } else if (sync.state() == SyncState.SYNCING) {
      peers.choose(random, 0).ifPresent(peer -> fetcher.askStatus(peer, status(), interval));
    }
    long network = majorityHeadSlot(currentSlot);
    if (fetcher.isQuiet()
        && blocks.isQuiet()
        && Long.compareUnsigned(network, store.headSlot() + 1) > 0) {
      fetcher.restartRange();
      fetcher.wantRange(store.headSlot(), network);
    }
  }

  /// What this node tells peers about itself.
  public Status status() {
    return new Status(store.latestFinalized(), new Checkpoint(store.head(), store.headSlot()));
  }

  private void tellChange(SyncState before) {
    if (before != sync.state()) {
      outbox.tell(new Notice.SyncChanged(before, sync.state()));
    }
  }

  private static long atMost(long slot, long bound) {
    return Long.compareUnsigned(slot, bound) > 0 ? bound : slot;
  }
}
