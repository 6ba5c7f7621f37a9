package org.leannet.node.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.EventClass;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.sync.Blocks;
import org.leannet.ssz.Root;

class MailboxTest {
  private static final Event PEER = new Event.PeerMisbehaved(new Peer("a"), "noise");
  private static final Event PIECE = new Event.ResponseBlock(7, Blocks.child(Root.ZERO, 1, 1_000));
  private static final Event TICK = new Event.Tick(1);

  private final Mailbox mailbox = new Mailbox();

  @Test
  void a_tick_overtakes_everything_that_waits() throws InterruptedException {
    assertThat(mailbox.offer(PEER)).isTrue();
    assertThat(mailbox.offer(TICK)).isTrue();

    assertThat(mailbox.take()).contains(TICK);
    assertThat(mailbox.take()).contains(PEER);
    assertThat(mailbox.isIdle()).isTrue();
  }

  @Test
  void a_flood_of_one_class_is_dropped_and_counted_and_leaves_room_for_ticks() {
    int half = EventClass.PEER.capacity() / 2;
    for (int i = 0; i < half; i++) {
      assertThat(mailbox.offer(PEER)).isTrue();
    }

    assertThat(mailbox.offer(PEER)).isFalse();
    assertThat(mailbox.offer(TICK)).isTrue();
    assertThat(mailbox.dropped())
        .containsEntry(EventClass.PEER, 1L)
        .containsEntry(EventClass.TICK, 0L);
  }

  @Test
  void a_reader_that_waits_is_woken_by_an_event_and_by_the_close() throws Exception {
    CompletableFuture<Optional<Event>> first = CompletableFuture.supplyAsync(this::take);
    mailbox.offer(TICK);
    assertThat(first.get(10, TimeUnit.SECONDS)).contains(TICK);

    CompletableFuture<Optional<Event>> second = CompletableFuture.supplyAsync(this::take);
    mailbox.close();
    assertThat(second.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(mailbox.offer(TICK)).isFalse();
  }

  @Test
  void a_piece_of_an_answer_waits_until_there_is_room_for_it() throws Exception {
    while (mailbox.offer(PIECE)) {
      // until it is full
    }
    CompletableFuture<Boolean> late = CompletableFuture.supplyAsync(this::put);
    assertThat(mailbox.put(PIECE, Duration.ofMillis(1))).isFalse();

    assertThat(mailbox.take()).contains(PIECE);

    assertThat(late.get(10, TimeUnit.SECONDS)).isTrue();
  }

  private boolean put() {
    try {
      return mailbox.put(PIECE, Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Event> take() {
    try {
      return mailbox.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
