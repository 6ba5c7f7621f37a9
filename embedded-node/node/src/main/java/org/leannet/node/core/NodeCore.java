package org.leannet.node.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.Status;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.node.core.aggregation.Aggregator;
import org.leannet.node.core.aggregation.Splitter;
import org.leannet.node.core.aggregation.VoteFlow;
import org.leannet.node.core.duties.Attester;
import org.leannet.node.core.duties.DutyGate;
import org.leannet.node.core.duties.Proposer;
import org.leannet.node.core.duties.SignedSlots;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.LocalValidator;
import org.leannet.node.core.port.Notice;
import org.leannet.node.core.port.Outbox;
import org.leannet.node.core.port.RequestEnd;
import org.leannet.node.core.port.Settlement;
import org.leannet.node.core.port.SyncState;
import org.leannet.node.core.port.Timer;
import org.leannet.node.core.sync.Arrival;
import org.leannet.node.core.sync.Blame;
import org.leannet.node.core.sync.BlockFlow;
import org.leannet.node.core.sync.Fetcher;
import org.leannet.node.core.sync.PeerBook;
import org.leannet.node.core.sync.PeerFlow;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// The node as a state machine: an event in, effects out.
///
/// One thread owns it. Everything slow leaves as a job and returns as an event; everything that
/// lasts leaves as a change to be written down.
public final class NodeCore {
  private final CoreConfig config;
  private final Store store;
  private final Outbox outbox = new Outbox();
  private final ChainLog chain;
  private final PeerBook book;
  private final Fetcher fetcher;
  private final PeerFlow peers;
  private final Blame blame;
  private final BlockFlow blocks;
  private final VoteFlow votes;
  private final Aggregator aggregator;
  private final Splitter splitter;
  private final DutyGate gate;
  private final Proposer proposer;
  private final Attester attester;
  private boolean aggregating;
  private boolean started;
  private long interval;
  private long newestSlot;

  /// @param store what the node starts from: genesis, a checkpoint, or what a restart has read back
  /// @param signedSlots the slot each of this node's keys has last signed in, as written down
  /// @param random chooses peers
  public NodeCore(
      CoreConfig config, Store store, Map<Bytes, Long> signedSlots, RandomGenerator random) {
    this.config = config;
    this.store = store;
    this.chain = new ChainLog(store, outbox);
    this.book = new PeerBook();
    this.fetcher = new Fetcher(book, random, outbox);
    this.blame = new Blame(book, outbox);
    this.blocks = new BlockFlow(store, fetcher, blame, outbox, new Imports());
    this.peers =
        new PeerFlow(store, new PeerFlow.Fetching(book, fetcher, blame), blocks, random, outbox);
    this.votes = new VoteFlow(store, blame, outbox);
    this.aggregator = new Aggregator(store.duties(), outbox, config);
    this.splitter = new Splitter(store.duties(), outbox, config.proofCapacity());
    this.gate = new DutyGate(config.dutyGateDisabled());
    SignedSlots signed = new SignedSlots(signedSlots);
    this.proposer = new Proposer(config, signed, store, outbox);
    this.attester = new Attester(config.validators(), signed, store, outbox);
    this.aggregating = config.aggregator();
    this.interval = store.time();
    this.newestSlot = newest();
  }

  private long newest() {
    return store.blockRoots().stream()
        .flatMap(root -> store.block(root).stream())
        .map(block -> block.slot())
        .max(Long::compareUnsigned)
        .orElse(0L);
  }

  /// Takes one event and says what is to be done for it.
  public List<Effect> handle(Event event) {
    switch (event) {
      case Event.Tick(long now) -> tick(now);
      case Event.TimerFired(Timer timer) -> fired(timer);
      case Event.SignedSlotsRecorded(long token) -> {
        proposer.recorded(token);
        attester.recorded(token);
      }
      case Event.SignedSlotsNotRecorded(long token, String reason) -> {
        proposer.notRecorded(token, reason);
        attester.notRecorded(token, reason);
      }
      case Event.JobDone done -> jobDone(done);
      case Event.GossipBlock heard -> heard(heard);
      case Event.GossipAggregate(var aggregate, Delivery delivery) -> {
        if (takes(delivery, Counter.DROPPED_AGGREGATES_IDLE)) {
          votes.heard(aggregate, delivery);
        }
      }
      case Event.GossipAttestation(var attestation, Delivery delivery) -> {
        if (takes(delivery, Counter.DROPPED_ATTESTATIONS_IDLE)) {
          votes.heard(attestation, delivery);
        }
      }
      case Event.ResponseBlock answer -> answered(answer);
      case Event.ResponseEnded(long request, RequestEnd end) -> ended(request, end);
      case Event.PeerConnected(var peer, boolean outbound) ->
          peers.connected(peer, outbound, interval);
      case Event.PeerDisconnected(var peer) -> peers.disconnected(peer, interval);
      case Event.PeerStatus(var peer, var status) -> peers.stands(peer, status, interval, slot());
      case Event.PeerMisbehaved(var peer, String what) -> blame.blame(peer, what);
      case Event.SetAggregator(boolean enabled) -> aggregating = enabled;
    }
    settle();
    return outbox.drain();
  }

  /// What the event has left to do for the parts together.
  private void settle() {
    if (chain.flush()) {
      blocks.finalizedTo(store.latestFinalized().slot());
    }
    fetcher.pump(store.headSlot(), blocks.isCrowded(), interval);
  }

  private long slot() {
    return SlotTime.slotOfInterval(interval);
  }

  private int intervalInSlot() {
    return (int) Long.remainderUnsigned(interval, SlotTime.INTERVALS_PER_SLOT);
  }

  private void tick(long now) {
    if (started && Long.compareUnsigned(now, interval) <= 0) {
      return;
    }
    boolean newSlot = !started || SlotTime.slotOfInterval(now) != slot();
    started = true;
    if (Long.compareUnsigned(now, interval) > 0) {
      interval = now;
    }
    book.at(interval);
    boolean open = gate.update(slot(), reachedSlot(), networkSlot());
    advance(open);
    attester.onInterval(
        slot(), intervalInSlot(), open, Long.compareUnsigned(newestSlot, slot()) >= 0);
    fetcher.expire(interval);
    if (newSlot) {
      peers.onSlot(interval, slot());
      blocks.seekParents(interval);
    }
  }

  /// Brings the store's time to the clock's. After a long pause only the last slot is lived
  /// through.
  private void advance(boolean open) {
    long behind = interval - store.time();
    if (behind > Limits.CATCH_UP_INTERVALS) {
      store.skipTo(interval - Limits.CATCH_UP_INTERVALS);
      outbox.count(Counter.TIME_SKIPS);
      outbox.tell(new Notice.TimeSkipped(behind - Limits.CATCH_UP_INTERVALS));
    }
    for (long at = store.time(); at != interval; ) {
      at++;
      Optional<LocalValidator> ours =
          at == interval && intervalInSlot() == 0 ? proposer.proposerOf(slot()) : Optional.empty();
      store.onTick(at, open && ours.isPresent());
      if (Long.remainderUnsigned(at, SlotTime.INTERVALS_PER_SLOT) == 2
          && SlotTime.slotOfInterval(at) == slot()) {
        aggregate();
      }
      ours.ifPresent(validator -> propose(validator, open));
    }
  }

  private void propose(LocalValidator validator, boolean open) {
    if (open) {
      proposer.propose(slot(), validator);
    } else {
      outbox.count(Counter.DUTIES_GATED);
      outbox.tell(new Notice.DutyMissed(slot(), "propose", "the node is behind the network"));
    }
  }

  /// Aggregating helps others even while this node is behind them; only in the middle of catching
  /// up there is nothing to say.
  private void aggregate() {
    if (!aggregating) {
      outbox.count(Counter.AGGREGATION_SKIPPED_NOT_AGGREGATOR);
    } else if (isCatchingUp()) {
      outbox.count(Counter.AGGREGATION_SKIPPED_NOT_SYNCED);
    } else {
      aggregator.start(slot());
    }
  }

  private boolean isCatchingUp() {
    return !gate.isOpen() && peers.state() != SyncState.SYNCED;
  }

  private void fired(Timer timer) {
    switch (timer) {
      case Timer.AttestationDue(long slot) -> attester.due(slot);
      case Timer.AggregationDeadline(long session) -> aggregator.deadline(session);
    }
  }

  private void jobDone(Event.JobDone done) {
    switch (done) {
      case Event.JobDone.BlockChecked(long number, var verdict) ->
          blocks.verified(number, verdict, interval);
      case Event.JobDone.AttestationChecked(long number, var verdict) ->
          votes.attestationVerified(number, verdict, aggregating);
      case Event.JobDone.AggregateChecked(long number, var verdict) ->
          votes.aggregateVerified(number, verdict);
      case Event.JobDone.BlockBuilt(long slot, var built) -> proposer.built(slot, built, slot());
      case Event.JobDone.BlockSealed(var block) -> {
        proposer.sealed(block);
        blocks.arrive(Arrival.own(block.block().root(), block), interval, slot());
      }
      case Event.JobDone.AttestationSigned(SignedAttestation attestation) -> {
        attester.signed(attestation, config.subnet(attestation.validatorIndex()));
        votes.own(attestation);
      }
      case Event.JobDone.AggregateMade(long session, var produced) ->
          aggregator.made(session, produced);
      case Event.JobDone.VoteRecovered(var recovered) -> splitter.recovered(recovered, aggregating);
      case Event.JobDone.Died(Job job, String reason) -> {
        outbox.count(Counter.JOBS_DIED);
        died(job, reason);
      }
    }
  }

  private void died(Job job, String reason) {
    switch (job) {
      case Job.VerifyBlock(long number, _) -> blocks.died(number, reason, interval);
      case Job.VerifyAttestation(long number, _) -> votes.died(number);
      case Job.VerifyAggregate(long number, _) -> votes.died(number);
      case Job.BuildBlock(var proposal) -> proposer.missed(proposal.slot(), reason);
      case Job.SealBlock(var built, _) -> proposer.missed(built.block().slot(), reason);
      case Job.SignAttestation(_, _, var data) -> attester.missed(data.slot(), reason);
      case Job.Aggregate(long session, _) -> aggregator.died(session);
      case Job.Split(_) -> splitter.died();
    }
  }

  private void heard(Event.GossipBlock heard) {
    if (takes(heard.delivery(), Counter.DROPPED_BLOCKS_IDLE)) {
      Arrival arrival =
          Arrival.gossip(heard.block().block().root(), heard.block(), heard.delivery());
      outbox.tell(new Notice.BlockHeard(arrival.checkpoint()));
      blocks.arrive(arrival, interval, slot());
    }
  }

  private boolean takes(Delivery delivery, Counter dropped) {
    boolean banned = blame.isBanned(delivery.peer());
    if (peers.takesGossip() && !banned) {
      return true;
    }
    outbox.count(banned ? Counter.DROPPED_OF_BANNED : dropped);
    outbox.add(new Effect.Settle(delivery, Settlement.IGNORE));
    return false;
  }

  private void answered(Event.ResponseBlock answer) {
    Root root = answer.block().block().root();
    switch (fetcher.piece(answer.request(), root, answer.block(), interval)) {
      case Fetcher.Piece.Taken(var sender, int depth) ->
          blocks.arrive(Arrival.answer(root, answer.block(), sender, depth), interval, slot());
      case Fetcher.Piece.Wrong(var sender, String reason) -> blame.blame(sender, reason);
      case Fetcher.Piece.Stale() -> {}
    }
  }

  private void ended(long request, RequestEnd end) {
    fetcher
        .ended(request, end, interval)
        .ifPresent(peer -> {
          if (end instanceof RequestEnd.Violated(String reason)) {
            blame.blame(peer, reason);
          }
          blocks.seekParents(interval);
          peers.look();
        });
  }

  /// Hears of blocks that have joined the tree, on every way they can.
  private final class Imports implements BlockFlow.Listener {
    @Override
    public void imported(Arrival arrival) {
      if (Long.compareUnsigned(arrival.slot(), newestSlot) > 0) {
        newestSlot = arrival.slot();
      }
      chain.imported(arrival.root(), arrival.block());
      votes.replay();
      if (!isCatchingUp()) {
        splitter.imported(arrival.block());
      }
      attester.imported(arrival.slot());
      peers.look();
    }

    @Override
    public void ownBlockRefused(Arrival arrival, String reason) {
      proposer.missed(arrival.slot(), reason);
    }
  }

  /// How far this node has come, for the duty gate. Votes may hold its head on a branch that others
  /// have left: with every known block in the tree it is not behind. Were it to fall silent then,
  /// neither branch would ever win.
  private long reachedSlot() {
    boolean complete = blocks.waiting() == 0 && networkSlot() == newestSlot;
    return complete ? newestSlot : store.headSlot();
  }

  private long networkSlot() {
    long majority = peers.majorityHeadSlot(slot());
    return Long.compareUnsigned(newestSlot, majority) > 0 ? newestSlot : majority;
  }

  /// What this node would tell a peer now.
  public Status status() {
    return new Status(store.latestFinalized(), checkpoint(store.head()));
  }

  /// The core as it stands.
  public CoreView view() {
    return new CoreView(
        store.snapshot(),
        checkpoint(store.head()),
        checkpoint(store.safeTarget()),
        store.headState(),
        store.state(store.latestFinalized().root()).orElseThrow(),
        new CoreView.Sync(
            slot(),
            peers.state(),
            gate.isOpen(),
            networkSlot(),
            peers.networkFinalized(),
            peers.connected(),
            blocks.waiting(),
            votes.pendingAttestations(),
            votes.pendingAggregates()),
        aggregating,
        outbox.counts().snapshot());
  }

  private Checkpoint checkpoint(Root root) {
    return new Checkpoint(root, store.block(root).map(Block::slot).orElse(0L));
  }
}
