package org.leannet.node.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.Status;
import org.leannet.ssz.Root;

class InboxTest {
  private static final Peer PEER = new Peer("peer");

  private final Inbox inbox = new Inbox();

  private static Event status(long slot) {
    Checkpoint at = new Checkpoint(Root.ZERO, slot);
    return new Event.PeerStatus(PEER, new Status(at, at));
  }

  private static Event answer(long number) {
    return new Event.ResponseEnded(number, new RequestEnd.Complete());
  }

  @Test
  void the_most_urgent_class_goes_first_and_within_it_the_oldest() {
    List<Event> offered =
        List.of(
            answer(1),
            status(7),
            new Event.SignedSlotsRecorded(3),
            status(8),
            new Event.Tick(4),
            answer(2));
    offered.forEach(inbox::offer);

    List<Event> taken = new ArrayList<>();
    for (Optional<Event> next = inbox.poll(); next.isPresent(); next = inbox.poll()) {
      taken.add(next.get());
    }

    assertThat(taken)
        .containsExactly(
            new Event.Tick(4),
            new Event.SignedSlotsRecorded(3),
            status(7),
            status(8),
            answer(1),
            answer(2));
    assertThat(inbox.isEmpty()).isTrue();
  }

  @Test
  void a_flood_fills_and_drops_its_own_class_only() {
    int flood = EventClass.RESPONSE.capacity() + 500;
    for (int i = 0; i < flood; i++) {
      inbox.offer(answer(i));
    }

    assertThat(inbox.offer(status(1))).isTrue();
    assertThat(inbox.offer(new Event.Tick(1))).isTrue();
    assertThat(inbox.dropped())
        .containsEntry(EventClass.RESPONSE, 500L)
        .containsEntry(EventClass.PEER, 0L)
        .containsEntry(EventClass.TICK, 0L);
    assertThat(inbox.poll()).contains(new Event.Tick(1));
    assertThat(inbox.poll()).contains(status(1));
    assertThat(inbox.poll()).contains(answer(0));
  }

  @Test
  void a_new_tick_pushes_out_the_oldest_one() {
    int ticks = EventClass.TICK.capacity() + 1;
    for (int i = 0; i < ticks; i++) {
      assertThat(inbox.offer(new Event.Tick(i))).isTrue();
    }

    assertThat(inbox.size(EventClass.TICK)).isEqualTo(EventClass.TICK.capacity());
    assertThat(inbox.dropped()).containsEntry(EventClass.TICK, 1L);
    assertThat(inbox.poll()).contains(new Event.Tick(1));
  }
}
