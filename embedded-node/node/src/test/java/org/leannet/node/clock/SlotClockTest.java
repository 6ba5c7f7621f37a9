package org.leannet.node.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.SlotTime;

class SlotClockTest {
  private static SlotClock at(long genesisSeconds, long millis) {
    return new SlotClock(
        new SlotTime(genesisSeconds), InstantSource.fixed(Instant.ofEpochMilli(millis)));
  }

  @Test
  void everything_is_zero_before_genesis() {
    SlotClock clock = at(100, 99_250);

    assertThat(clock.isBeforeGenesis()).isTrue();
    assertThat(clock.untilGenesis()).isEqualTo(Duration.ofMillis(750));
    assertThat(clock.slot()).isZero();
    assertThat(clock.interval()).isZero();
    assertThat(clock.untilNextInterval()).isEqualTo(Duration.ofMillis(750));
  }

  @Test
  void a_boundary_is_a_whole_interval_away_from_the_next() {
    assertThat(at(100, 100_000).untilNextInterval()).isEqualTo(Duration.ofMillis(800));
    assertThat(at(100, 100_799).untilNextInterval()).isEqualTo(Duration.ofMillis(1));
    assertThat(at(100, 100_800).untilNextInterval()).isEqualTo(Duration.ofMillis(800));
  }

  @Test
  void the_last_millisecond_of_a_slot_belongs_to_its_fifth_interval() {
    SlotClock clock = at(100, 107_999);

    assertThat(clock.isBeforeGenesis()).isFalse();
    assertThat(clock.slot()).isEqualTo(1);
    assertThat(clock.intervalInSlot()).isEqualTo(4);
    assertThat(clock.interval()).isEqualTo(9);
  }
}
