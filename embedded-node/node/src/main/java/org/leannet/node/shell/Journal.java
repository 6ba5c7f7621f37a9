package org.leannet.node.shell;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.leannet.node.core.port.ChainChange;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.storage.ChainDatabase;
import org.leannet.node.storage.StorageException;

/// Writes what the core wants kept. Chain changes are written in order on one thread; the slots
/// that keys sign have a thread of their own, because a duty waits for them.
final class Journal {
  private final ChainDatabase database;
  private final Consumer<Event> done;
  private final Consumer<StorageException> failure;
  private final ExecutorService chain = thread("journal");
  private final ExecutorService slots = thread("signed-slots");

  /// @param failure told when a chain change could not be written: the node must stop, or what it
  ///   has on disk would have a hole
  Journal(ChainDatabase database, Consumer<Event> done, Consumer<StorageException> failure) {
    this.database = database;
    this.done = done;
    this.failure = failure;
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
  }

  void persist(ChainChange change) {
    chain.execute(() -> {
      try {
        database.write(change);
      } catch (StorageException e) {
        failure.accept(e);
      }
    });
  }

  void record(Effect.RecordSignedSlots effect) {
    slots.execute(() -> {
      try {
        database.recordSigned(effect.slots());
        done.accept(new Event.SignedSlotsRecorded(effect.token()));
      } catch (StorageException e) {
        done.accept(
            new Event.SignedSlotsNotRecorded(effect.token(), String.valueOf(e.getMessage())));
      }
    });
  }

  /// Writes what is queued, and ends.
  void close(Duration grace) throws InterruptedException {
    slots.shutdown();
    chain.shutdown();
    chain.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS);
    slots.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS);
  }
}
