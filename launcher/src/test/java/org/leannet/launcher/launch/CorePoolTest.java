package org.leannet.launcher.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CorePoolTest {
  @Test
  void every_task_runs_once_and_on_several_threads() {
    var seen = ConcurrentHashMap.<Integer>newKeySet();
    var threads = ConcurrentHashMap.<String>newKeySet();
    var both = new CountDownLatch(2);
    try (var pool = new CorePool(2)) {
      pool.run(
          50,
          task -> {
            threads.add(Thread.currentThread().getName());
            both.countDown();
            awaitBoth(both);
            seen.add(task);
          });
    }
    assertThat(seen).hasSize(50);
    assertThat(threads).hasSize(2);
  }

  private static void awaitBoth(CountDownLatch both) {
    try {
      both.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_failing_task_fails_the_run() {
    try (var pool = new CorePool(2)) {
      assertThatThrownBy(() ->
              pool.run(
                  3,
                  task -> {
                    if (task == 1) {
                      throw new IllegalArgumentException("no such leaf");
                    }
                  }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no such leaf");
    }
  }

  @Test
  void an_interrupt_ends_the_run_before_all_is_done() throws Exception {
    var started = new CountDownLatch(1);
    var done = new AtomicInteger();
    var cancelled = new AtomicBoolean();
    var worker =
        new Thread(() -> {
          try (var pool = new CorePool(1)) {
            pool.run(
                1_000_000,
                _ -> {
                  started.countDown();
                  done.incrementAndGet();
                });
          } catch (CancellationException e) {
            cancelled.set(Thread.currentThread().isInterrupted());
          }
        });
    worker.start();
    started.await();
    worker.interrupt();
    worker.join();

    // A million tasks may be over before the interrupt; then nothing was cancelled.
    assertThat(cancelled.get() || done.get() == 1_000_000).isTrue();
  }
}
