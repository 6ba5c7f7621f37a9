package org.leannet.node.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Peer;

class DutiesInHandTest {
  private final DutiesInHand duties = new DutiesInHand();

  private boolean await(long millis) {
    try {
      return duties.awaitNone(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_stop_waits_for_the_step_under_way() throws Exception {
    assertThat(await(0)).isTrue();
    duties.begins(new Effect.RecordSignedSlots(1, List.of()));
    assertThat(await(1)).isFalse();

    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> await(60_000));
    duties.ends(new Event.SignedSlotsRecorded(1));
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void what_is_no_duty_is_not_waited_for() {
    duties.begins(new Effect.Disconnect(new Peer("a"), "why"));
    assertThat(await(0)).isTrue();
    duties.ends(new Event.Tick(3));
    assertThat(await(0)).isTrue();
  }
}
