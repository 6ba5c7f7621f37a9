package org.leannet.node.simulation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.leannet.consensus.Rules;
import org.leannet.consensus.SlotTime;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.Status;
import org.leannet.consensus.forkchoice.Store;
import org.leannet.node.core.NodeCore;
import org.leannet.node.core.Restart;
import org.leannet.node.core.port.CoreConfig;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Delivery;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Inbox;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Notice;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Settlement;
import org.leannet.node.core.port.Signer;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.node.core.port.Workbench;
import org.leannet.node.shell.KeyRing;
import org.leannet.xmss.SecretKey;

/// One node: a real core with its inbox, workers that take virtual time, and a disk that survives
/// crashes. Handling an event takes virtual time too, so events do queue up.
final class SimNode {
  private final World world;
  private final int index;
  private final Peer peer;
  private Disk disk;
  private final List<SecretKey> secrets;
  private Optional<Running> running = Optional.empty();
  private long lives;

  /// What a crash takes away.
  private static final class Running {
    final NodeCore core;
    final Workbench bench;
    final Inbox inbox = new Inbox();
    final Workers workers;
    final Optional<Villain> villain;
    final Map<Long, Message> deliveries = new HashMap<>();
    final BitSet seen = new BitSet();
    final Map<Event, Long> tickedAt = new HashMap<>();
    final List<Notice> notices = new ArrayList<>();
    long lastDelivery;
    long busyUntil;
    long asleepUntil;
    long writtenUntil;
    boolean waking;

    Running(NodeCore core, Workbench bench, Workers workers, Optional<Villain> villain) {
      this.core = core;
      this.bench = bench;
      this.workers = workers;
      this.villain = villain;
    }
  }

  SimNode(World world, int index, Disk disk) {
    this.world = world;
    this.index = index;
    this.peer = name(index);
    this.disk = disk;
    this.secrets = Registry.keys(index).secrets();
  }

  static Peer name(int index) {
    return new Peer("node-" + index);
  }

  int index() {
    return index;
  }

  Peer peer() {
    return peer;
  }

  Disk disk() {
    return disk;
  }

  boolean isHonest() {
    return !world.conditions().isVillain(index);
  }

  boolean isRunning() {
    return running.isPresent();
  }

  /// Which of the node's lives this is; it changes with every start and crash.
  long life() {
    return lives;
  }

  /// Starts with nothing but another node's finalized block and state.
  void startFromCheckpoint(StoredBlock anchor) {
    disk = new Disk(anchor.postState(), anchor.block());
    start();
  }

  /// The machine sleeps: nothing happens in the node, and its clock jumps when it wakes.
  void sleep(long millis) {
    running.ifPresent(now -> {
      now.asleepUntil = world.scheduler().micros() + millis * 1_000;
      now.busyUntil = now.asleepUntil;
    });
  }

  void start() {
    if (isRunning()) {
      return;
    }
    lives++;
    world.invariants().restarted(peer.id());
    NodeCore core =
        new NodeCore(
            config(), store(), disk.signedSlots(), new SplittableRandom(world.random().nextLong()));
    Signer keys = new KeyRing(Registry.XMSS, secrets, Runnable::run);
    Signer watched =
        (key, slot, message) -> {
          world.invariants().signing(key, slot, message);
          return keys.sign(key, slot, message);
        };
    Workbench bench = new Workbench(Registry.XMSS, world.proofs(), watched);
    Optional<Villain> villain =
        isHonest() ? Optional.empty() : Optional.of(new Villain(world, this, keys));
    running = Optional.of(new Running(core, bench, new Workers(world), villain));
    planTick();
    world.wire().started(this);
  }

  private Store store() {
    StoredBlock anchor = disk.anchor();
    return switch (Restart.of(
        anchor.postState(),
        anchor.block().block(),
        Rules.STRICT,
        world.clock().interval(),
        disk.later())) {
      case Verdict.Accepted<Restart>(Restart restart) -> restart.store();
      case Verdict.Rejected<Restart> refused -> throw new AssertionError("disk: " + refused);
    };
  }

  private CoreConfig config() {
    return new CoreConfig(
        List.of(Registry.keys(index).as(index)),
        1,
        index < world.conditions().aggregators(),
        false,
        Limits.AGGREGATION_DEADLINE,
        world.proofs().participantLimit(),
        Rules.STRICT.maxAttestationsData());
  }

  void crash() {
    if (isRunning()) {
      lives++;
      running = Optional.empty();
      world.wire().crashed(this);
    }
  }

  CoreView view() {
    return running.orElseThrow().core.view();
  }

  List<Notice> notices() {
    return running.map(now -> List.copyOf(now.notices)).orElse(List.of());
  }

  Status status() {
    return view().status();
  }

  long headSlot() {
    return view().head().slot();
  }

  long finalizedSlot() {
    return view().finalized().slot();
  }

  private void planTick() {
    long wait = world.clock().untilNextInterval().toMillis() * 1_000;
    later(wait, this::tickUnlessAsleep);
  }

  private void tickUnlessAsleep(Running now) {
    long micros = world.scheduler().micros();
    if (micros < now.asleepUntil) {
      later(now.asleepUntil - micros, this::tickUnlessAsleep);
      return;
    }
    world.invariants().ticking(peer.id(), now.tickedAt.size());
    Event tick = new Event.Tick(world.clock().interval());
    now.tickedAt.put(tick, micros);
    offer(tick);
    planTick();
  }

  private interface InLife {
    void run(Running now);
  }

  /// Does something after a while, unless the node has crashed by then.
  private void later(long micros, InLife action) {
    long life = lives;
    world
        .scheduler()
        .after(
            micros,
            () -> {
              if (lives == life) {
                running.ifPresent(action::run);
              }
            });
  }

  /// Queues an event for the core, and lets the core work if it is free.
  void offer(Event event) {
    running.ifPresent(now -> {
      if (!now.inbox.offer(event)) {
        dropped(now, event);
      }
      work(now);
    });
  }

  private void dropped(Running now, Event event) {
    switch (event) {
      case Event.GossipBlock(_, Delivery delivery) -> now.deliveries.remove(delivery.number());
      case Event.GossipAttestation(_, Delivery delivery) ->
          now.deliveries.remove(delivery.number());
      case Event.GossipAggregate(_, Delivery delivery) -> now.deliveries.remove(delivery.number());
      default -> {}
    }
  }

  private void work(Running now) {
    long micros = world.scheduler().micros();
    while (!now.inbox.isEmpty() && now.busyUntil <= micros) {
      Event event = now.inbox.poll().orElseThrow();
      Long due = now.tickedAt.remove(event);
      if (due != null) {
        world.invariants().ticked(peer.id(), micros - due);
      }
      now.busyUntil = micros + 20 + world.random().nextLong(180);
      List<Effect> effects = now.core.handle(event);
      if (now.villain.isEmpty()) {
        world.invariants().handled(peer.id(), now.core, effects);
      }
      effects.forEach(effect -> carryOut(now, effect));
    }
    if (!now.inbox.isEmpty() && !now.waking) {
      now.waking = true;
      later(
          now.busyUntil - micros,
          again -> {
            again.waking = false;
            work(again);
          });
    }
  }

  private void carryOut(Running now, Effect effect) {
    switch (effect) {
      case Effect.PublishBlock(var block) ->
          now.villain.ifPresentOrElse(
              villain -> villain.publish(block),
              () -> world.wire().publish(this, new Message.BlockContent(block)));
      case Effect.PublishAttestation(_, var attestation) ->
          now.villain.ifPresentOrElse(
              villain -> villain.publish(attestation),
              () -> world.wire().publish(this, new Message.AttestationContent(attestation)));
      case Effect.PublishAggregate(var aggregate) ->
          world.wire().publish(this, new Message.AggregateContent(aggregate));
      case Effect.Settle(Delivery delivery, Settlement settlement) ->
          settle(now, delivery, settlement);
      case Effect.Ask(long number, Peer to, var request) ->
          world.wire().ask(this, number, to, request);
      case Effect.Disconnect(Peer dropped, _) -> world.wire().ban(this, dropped);
      case Effect.Run(Job job) -> run(now, job);
      case Effect.Schedule(var timer, var after) ->
          later(after.toNanos() / 1_000, _ -> offer(new Event.TimerFired(timer)));
      case Effect.RecordSignedSlots(long token, var slots) ->
          write(
              now,
              () -> {
                disk.write(slots);
                offer(new Event.SignedSlotsRecorded(token));
              });
      case Effect.Persist(var change) -> write(now, () -> disk.write(change));
      case Effect.Tell(Notice notice) -> now.notices.add(notice);
    }
  }

  private void settle(Running now, Delivery delivery, Settlement settlement) {
    Message message = now.deliveries.remove(delivery.number());
    world.invariants().settled(peer.id(), message != null);
    if (message != null && settlement == Settlement.ACCEPT) {
      world.wire().forward(this, message, delivery.peer());
    }
  }

  private void run(Running now, Job job) {
    long done = now.workers.finish(job);
    Event event =
        world.happens(world.conditions().jobDeathPerMille())
            ? new Event.JobDone.Died(job, "the worker was killed")
            : world.work().perform(job, now.bench);
    later(done - world.scheduler().micros(), _ -> offer(event));
  }

  /// Writes come to the disk in order, each after a while.
  private void write(Running now, Runnable change) {
    long micros = world.scheduler().micros();
    now.writtenUntil = Math.max(now.writtenUntil, micros) + 500 + world.upTo(8);
    later(now.writtenUntil - micros, _ -> change.run());
  }

  /// A message has arrived from a peer; a second copy is not looked at.
  void receive(Message message, Peer from) {
    running.ifPresent(now -> {
      if (!now.seen.get(message.number())) {
        now.seen.set(message.number());
        now.lastDelivery++;
        now.deliveries.put(now.lastDelivery, message);
        offer(message.content().event(new Delivery(from, now.lastDelivery)));
      }
    });
  }

  boolean hasSeen(Message message) {
    return running.map(now -> now.seen.get(message.number())).orElse(false);
  }

  /// A message of the node's own comes back to it; it knows it.
  void remember(Message message) {
    running.ifPresent(now -> now.seen.set(message.number()));
  }

  /// The slot the clock is in.
  long clockSlot() {
    return SlotTime.slotOfInterval(world.clock().interval());
  }
}
