package org.leannet.launcher.launch;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.leannet.xmss.Parallel;

/// Spreads computing over all cores. An interrupt of the caller ends the work soon: no new task
/// starts, those at work are waited for, and the call fails with a [CancellationException] and the
/// interrupt flag set.
final class CorePool implements Parallel, AutoCloseable {
  private final ExecutorService threads;

  CorePool(int cores) {
    threads =
        Executors.newFixedThreadPool(
            cores, Thread.ofPlatform().name("keys-", 1).daemon().factory());
  }

  @Override
  public void run(int tasks, IntConsumer task) {
    var work =
        IntStream.range(0, tasks)
            .<Callable<Boolean>>mapToObj(number ->
                () -> {
                  task.accept(number);
                  return true;
                })
            .toList();
    try {
      for (Future<Boolean> done : threads.invokeAll(work)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    }
  }

  /// Waits for the tasks at work; there is nothing they leave behind.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
