package org.leannet.launcher.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentlyTest {
  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  @Test
  void every_thing_is_done_once() throws Exception {
    var done = new ConcurrentSkipListSet<Integer>();

    Concurrently.each(HUNDRED, 7, done::add);

    assertThat(done).containsExactlyElementsOf(HUNDRED);
  }

  @Test
  void no_more_than_the_limit_run_at_once() throws Exception {
    var running = new AtomicInteger();
    var most = new AtomicInteger();

    Concurrently.each(
        HUNDRED,
        3,
        _ -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          LockSupport.parkNanos(100_000);
          running.decrementAndGet();
        });

    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void the_first_failure_ends_what_is_under_way_and_is_thrown() {
    var waiting = new CountDownLatch(1);
    var interrupted = new AtomicBoolean();

    assertThatThrownBy(() ->
            Concurrently.each(
                List.of(true, false),
                2,
                fails -> {
                  if (fails) {
                    waiting.await();
                    throw new IOException("no");
                  }
                  try {
                    waiting.countDown();
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                    throw e;
                  }
                }))
        .isInstanceOf(IOException.class)
        .hasMessage("no");
    assertThat(interrupted).isTrue();
  }

  @Test
  void an_interrupt_reaches_what_is_under_way() throws Exception {
    var begun = new CountDownLatch(1);
    var ended = new AtomicBoolean();
    var caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Concurrently.each(
                    List.of(1),
                    1,
                    _ -> {
                      begun.countDown();
                      new CountDownLatch(1).await();
                    });
              } catch (InterruptedException e) {
                ended.set(true);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    begun.await();

    caller.interrupt();
    caller.join();

    assertThat(ended).isTrue();
  }
}
