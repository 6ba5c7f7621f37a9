package org.leannet.node.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.Status;
import org.leannet.node.core.sync.Blocks;
import org.leannet.ssz.Root;

class InboxTest {
  private static final Peer PEER = new Peer("peer");

  private final Inbox inbox = new Inbox();

  private static Event status(long slot) {
    Checkpoint at = new Checkpoint(Root.ZERO, slot);
    return new Event.PeerStatus(PEER, new Status(at, at));
  }

  private static Event misbehaved(Peer peer) {
    return new Event.PeerMisbehaved(peer, "noise");
  }

  private static Event piece(long number) {
    return new Event.ResponseBlock(number, Blocks.child(Root.ZERO, 1, 10));
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
            misbehaved(PEER),
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
            misbehaved(PEER),
            answer(1),
            answer(2));
    assertThat(inbox.isEmpty()).isTrue();
  }

  @Test
  void a_flood_fills_and_drops_its_own_class_only() {
    int flood = EventClass.RESPONSE.capacity() + 500;
    for (int i = 0; i < flood; i++) {
      inbox.offer(piece(i));
    }

    assertThat(inbox.offer(status(1))).isTrue();
    assertThat(inbox.offer(new Event.Tick(1))).isTrue();
    assertThat(inbox.dropped())
        .containsEntry(EventClass.RESPONSE, 500L)
        .containsEntry(EventClass.PEER, 0L)
        .containsEntry(EventClass.TICK, 0L);
    assertThat(inbox.poll()).contains(new Event.Tick(1));
    assertThat(inbox.poll()).contains(status(1));
    assertThat(inbox.poll()).contains(piece(0));
  }

  @Test
  void the_end_of_an_answer_is_never_dropped() {
    while (inbox.offer(piece(1))) {
      // until it is full
    }

    assertThat(inbox.offer(answer(1))).isTrue();
  }

  @Test
  void large_blocks_fill_a_class_by_their_bytes() {
    Event large = new Event.ResponseBlock(1, Blocks.child(Root.ZERO, 1, 512 * 1024));
    int taken = 0;
    while (inbox.offer(large)) {
      taken++;
    }

    assertThat(taken).isEqualTo(15);
    assertThat(inbox.bytes(EventClass.RESPONSE)).isLessThanOrEqualTo(EventClass.RESPONSE.bytes());
    assertThat(inbox.dropped()).containsEntry(EventClass.RESPONSE, 1L);
  }

  @Test
  void one_peers_flood_leaves_half_of_the_room_to_the_others() {
    int flood = 0;
    while (inbox.offer(misbehaved(PEER))) {
      flood++;
    }

    assertThat(flood).isEqualTo(EventClass.PEER.capacity() / 2);
    for (int i = 0; i < 100; i++) {
      assertThat(inbox.offer(misbehaved(new Peer("other " + i % 10)))).isTrue();
    }
  }

  @Test
  void of_a_peers_words_about_itself_only_the_newest_waits() {
    for (int slot = 0; slot < 10_000; slot++) {
      assertThat(inbox.offer(status(slot))).isTrue();
    }

    assertThat(inbox.size(EventClass.PEER)).isEqualTo(1);
    assertThat(inbox.poll()).contains(status(9_999));
  }

  @Test
  void no_flood_drops_a_coming_or_a_going() {
    while (inbox.offer(misbehaved(PEER))) {
      // until it is full
    }
    for (int i = 0; i < 10_000; i++) {
      inbox.offer(new Event.PeerConnected(new Peer("passing " + i), false));
      inbox.offer(new Event.PeerDisconnected(new Peer("passing " + i)));
    }

    assertThat(inbox.offer(new Event.PeerDisconnected(PEER))).isTrue();
    assertThat(inbox.offer(new Event.PeerConnected(PEER, true))).isTrue();
    assertThat(inbox.size(EventClass.CONNECTION)).isEqualTo(2);
    assertThat(inbox.poll()).contains(new Event.PeerDisconnected(PEER));
    assertThat(inbox.poll()).contains(new Event.PeerConnected(PEER, true));
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
