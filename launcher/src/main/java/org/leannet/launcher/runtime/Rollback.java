package org.leannet.launcher.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// What has been acquired so far and how to give it back. Acquire, then at once register the undo;
/// unless [#commit] was reached, [#close] undoes everything, newest first.
///
/// The undo runs on a thread of its own, so an interrupt of the caller neither skips it nor cuts it
/// short; it has its own deadline instead. An undo that fails is reported and the next one still
/// runs.
public final class Rollback implements AutoCloseable {
  /// Stopping a dozen stubborn services takes two grace periods; beyond this something is stuck.
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Deque<Step> steps = new ArrayDeque<>();
  private final Consumer<String> problems;
  private final Duration deadline;
  private final Consumer<List<Step>> kept;

  /// @param problems told of every undo that failed or was not reached in time
  public Rollback(Consumer<String> problems) {
    this(problems, DEADLINE);
  }

  Rollback(Consumer<String> problems, Duration deadline) {
    this(problems, deadline, _ -> {});
  }

  private Rollback(Consumer<String> problems, Duration deadline, Consumer<List<Step>> kept) {
    this.problems = problems;
    this.deadline = deadline;
    this.kept = kept;
  }

  /// One for an attempt that may be made again when it fails: its own close undoes it, and once it
  /// is committed this one does.
  public Rollback attempt() {
    return new Rollback(problems, deadline, acquired -> acquired.reversed().forEach(steps::push));
  }

  /// Something to undo.
  @FunctionalInterface
  public interface Undo {
    /// Gives back what was acquired. Must be harmless when it is gone already.
    void run() throws Exception;
  }

  private record Step(String what, boolean onlyWhenAllElse, Undo undo) {}

  /// Registers how to undo `what`, which was just acquired.
  public void onFailure(String what, Undo undo) {
    steps.push(new Step(what, false, undo));
  }

  /// Registers how to undo what tells of all that is acquired after it: it is kept when something
  /// of that could not be undone, for whoever cleans up later needs it.
  public void onFailureOfNothingElse(String what, Undo undo) {
    steps.push(new Step(what, true, undo));
  }

  /// Keeps everything: nothing will be undone.
  public void commit() {
    kept.accept(List.copyOf(steps));
    steps.clear();
  }

  /// Undoes what was not committed. The caller's interrupt flag is as before.
  @Override
  public void close() {
    if (steps.isEmpty()) {
      return;
    }
    var current = new AtomicReference<>("");
    var worker = new Thread(() -> undoAll(current), "rollback");
    worker.setDaemon(true);
    worker.start();
    joinUninterruptibly(worker);
    if (worker.isAlive()) {
      problems.accept("gave up undoing after %ds: %s".formatted(deadline.toSeconds(), current));
    }
  }

  private void undoAll(AtomicReference<String> current) {
    var failed = false;
    while (!steps.isEmpty()) {
      var step = steps.pop();
      if (failed && step.onlyWhenAllElse()) {
        continue;
      }
      current.set(step.what());
      try {
        step.undo().run();
      } catch (Exception e) {
        failed = true;
        problems.accept("could not undo %s: %s".formatted(step.what(), e.getMessage()));
      }
    }
  }

  private void joinUninterruptibly(Thread worker) {
    var interrupted = false;
    var end = Instant.now().plus(deadline);
    try {
      while (worker.isAlive() && Instant.now().isBefore(end)) {
        try {
          worker.join(Duration.between(Instant.now(), end));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
