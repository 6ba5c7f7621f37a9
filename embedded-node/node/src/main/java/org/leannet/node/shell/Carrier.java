package org.leannet.node.shell;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Network;
import org.leannet.node.core.port.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out the core's effects, in the order they come.
final class Carrier {
  private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

  private final Network network;
  private final Workers workers;
  private final Journal journal;
  private final ShellWatch watch;
  private final Consumer<Event> events;
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("timers").factory());

  /// @param events takes what timers bring
  Carrier(
      Network network, Workers workers, Journal journal, ShellWatch watch, Consumer<Event> events) {
    this.network = network;
    this.workers = workers;
    this.journal = journal;
    this.watch = watch;
    this.events = events;
  }

  void carryOut(Effect effect) {
    switch (effect) {
      case Effect.PublishBlock(var block) -> network.publishBlock(block);
      case Effect.PublishAttestation(long subnet, var attestation) ->
          network.publishAttestation(subnet, attestation);
      case Effect.PublishAggregate(var aggregate) -> network.publishAggregate(aggregate);
      case Effect.Settle(var delivery, var settlement) -> network.settle(delivery, settlement);
      case Effect.Ask(long number, var peer, var request) -> network.ask(number, peer, request);
      case Effect.Disconnect(var peer, String reason) -> network.disconnect(peer, reason);
      case Effect.Run(var job) -> workers.run(job);
      case Effect.Schedule(var timer, Duration after) -> schedule(timer, after);
      case Effect.RecordSignedSlots record -> journal.record(record);
      case Effect.Persist(var change) -> journal.persist(change);
      case Effect.Tell(var notice) -> watch.told(notice);
    }
  }

  private void schedule(Timer timer, Duration after) {
    try {
      var _ =
          timers.schedule(
              () -> events.accept(new Event.TimerFired(timer)),
              after.toNanos(),
              TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("no timer for {}, for the shell is stopping", timer);
    }
  }

  /// No timer runs out any more, and no job begins; those that run may end.
  void close(Duration grace) throws InterruptedException {
    timers.shutdownNow();
    workers.close(grace);
  }
}
