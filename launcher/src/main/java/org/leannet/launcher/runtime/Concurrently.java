package org.leannet.launcher.runtime;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Does the same to many things at once, on virtual threads, so many at a time as is bearable.
public final class Concurrently {
  private Concurrently() {}

  /// What is done to each.
  @FunctionalInterface
  public interface Task<T> {
    /// Does it.
    void run(T thing) throws IOException, InterruptedException;
  }

  /// Returns when all is done. After the first failure nothing new is begun and what is under way
  /// is interrupted; the failure is thrown when nothing of it runs any more.
  public static <T> void each(Collection<T> things, int limit, Task<T> task)
      throws IOException, InterruptedException {
    var places = new Semaphore(limit);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var finished = new ExecutorCompletionService<Boolean>(threads);
      var begun =
          things.stream().map(thing -> finished.submit(inTurn(places, thing, task))).toList();
      try {
        for (var count = 0; count < begun.size(); count++) {
          finished.take().get();
        }
      } catch (ExecutionException e) {
        begun.forEach(Concurrently::cancel);
        throw rethrown(e);
      } catch (InterruptedException e) {
        begun.forEach(Concurrently::cancel);
        throw e;
      }
    }
  }

  private static <T> Callable<Boolean> inTurn(Semaphore places, T thing, Task<T> task) {
    return () -> {
      places.acquire();
      try {
        task.run(thing);
      } finally {
        places.release();
      }
      return true;
    };
  }

  private static void cancel(Future<Boolean> future) {
    future.cancel(true);
  }

  /// The failure itself: its kinds are those a task may throw.
  private static RuntimeException rethrown(ExecutionException failed)
      throws IOException, InterruptedException {
    switch (failed.getCause()) {
      case RuntimeException e -> throw e;
      case IOException e -> throw e;
      case InterruptedException e -> throw e;
      case Error e -> throw e;
      case null, default -> throw new IllegalStateException(failed);
    }
  }
}
