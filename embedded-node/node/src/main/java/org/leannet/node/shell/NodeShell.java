package org.leannet.node.shell;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.leannet.node.clock.SlotClock;
import org.leannet.node.core.NodeCore;
import org.leannet.node.core.port.CoreView;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.EventClass;
import org.leannet.node.core.port.Network;
import org.leannet.node.core.port.Workbench;
import org.leannet.node.storage.ChainDatabase;
import org.leannet.node.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one core, once: feeds it events on one thread, and carries out its effects on others.
///
/// A stop lets the duty in hand finish and publish. The database and the network belong to the
/// caller, who closes them after the shell.
public final class NodeShell {
  private static final Logger LOG = LoggerFactory.getLogger(NodeShell.class);

  /// How long a stop waits for the duty in hand: a block on a slow machine, and its publication.
  private static final Duration STOP_GRACE = Duration.ofSeconds(3);

  private final NodeCore core;
  private final SlotClock clock;
  private final Parts parts;
  private final Mailbox mailbox = new Mailbox();
  private final DutiesInHand duties = new DutiesInHand();
  private volatile CoreView view;
  private Optional<Running> running = Optional.empty();

  /// What the shell works with.
  ///
  /// @param cores the processors this node may use
  /// @param fatal hears why the node cannot go on
  public record Parts(
      ChainDatabase database,
      Workbench bench,
      int cores,
      ShellWatch watch,
      Consumer<StorageException> fatal) {}

  /// The threads between the start and the stop.
  private record Running(Carrier carrier, Journal journal, Thread coreThread, Thread ticker) {}

  public NodeShell(NodeCore core, SlotClock clock, Parts parts) {
    this.core = core;
    this.clock = clock;
    this.parts = parts;
    this.view = core.view();
  }

  /// The core as it stood after its last event.
  public CoreView view() {
    return view;
  }

  /// Hands the core an event; false when it was dropped because its class is full, or the shell has
  /// stopped. Before the start events wait.
  public boolean offer(Event event) {
    return mailbox.offer(event);
  }

  /// Hands the core an event as soon as there is room for it; false when none came in time.
  public boolean put(Event event, Duration patience) throws InterruptedException {
    return mailbox.put(event, patience);
  }

  /// Events of each class that were dropped because the class was full.
  public Map<EventClass, Long> dropped() {
    return mailbox.dropped();
  }

  /// Starts all threads.
  public synchronized void start(Network network) {
    if (running.isPresent()) {
      throw new IllegalStateException("a shell starts once");
    }
    var workers = new Workers(parts.bench(), parts.cores(), this::deliver, parts.watch());
    var journal = new Journal(parts.database(), this::deliver, parts.fatal());
    var carrier = new Carrier(network, workers, journal, parts.watch(), this::deliver);
    var coreThread = Thread.ofPlatform().name("core").unstarted(() -> feed(carrier));
    var ticker = Thread.ofPlatform().daemon().name("ticker").unstarted(this::tick);
    running = Optional.of(new Running(carrier, journal, coreThread, ticker));
    coreThread.start();
    ticker.start();
  }

  /// Stops: no new slot begins, the duty in hand is finished, everything to be kept is written.
  /// Does nothing the second time.
  public synchronized void stop() throws InterruptedException {
    if (running.isEmpty()) {
      mailbox.close();
      return;
    }
    var threads = running.get();
    threads.ticker().interrupt();
    if (!duties.awaitNone(STOP_GRACE)) {
      LOG.warn("a duty was not finished within {} s and is given up", STOP_GRACE.toSeconds());
    }
    threads.carrier().close(STOP_GRACE);
    mailbox.close();
    threads.coreThread().join(STOP_GRACE);
    threads.journal().close(STOP_GRACE);
  }

  private void deliver(Event event) {
    if (!mailbox.offer(event)) {
      LOG.debug("dropped {}", event.eventClass());
    }
  }

  private void tick() {
    var last = Optional.<Long>empty();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (!clock.isBeforeGenesis()) {
          var before = view;
          mailbox.offer(new Event.Tick(clock.interval()));
          var now = System.nanoTime();
          if (last.isPresent()) {
            parts.watch().ticked(Duration.ofNanos(now - last.get()), before);
          }
          last = Optional.of(now);
        }
        Thread.sleep(clock.untilNextInterval());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void feed(Carrier carrier) {
    try {
      for (var event = mailbox.take(); event.isPresent(); event = mailbox.take()) {
        handle(event.get(), carrier);
        if (mailbox.isIdle() || event.get() instanceof Event.Tick) {
          // A view costs a walk over the block tree: under a flood one a tick is enough.
          view = core.view();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(Event event, Carrier carrier) {
    try {
      for (var effect : core.handle(event)) {
        duties.begins(effect);
        carrier.carryOut(effect);
      }
    } catch (RuntimeException bug) {
      // The core's inputs come from strangers: a fault in it must cost one event, not the node.
      LOG.error("the core failed on {}", event.getClass().getSimpleName(), bug);
    } finally {
      duties.ends(event);
    }
  }
}
