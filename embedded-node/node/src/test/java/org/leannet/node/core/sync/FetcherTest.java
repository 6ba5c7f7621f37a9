package org.leannet.node.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.Status;
import org.leannet.node.core.port.Counter;
import org.leannet.node.core.port.Effect;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Outbox;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Request;
import org.leannet.node.core.port.RequestEnd;
import org.leannet.ssz.Root;

class FetcherTest {
  private static final RequestEnd COMPLETE = new RequestEnd.Complete();

  private final PeerBook peers = new PeerBook();
  private final Outbox outbox = new Outbox();
  private final Fetcher fetcher = new Fetcher(peers, new SplittableRandom(7), outbox);

  @BeforeEach
  void connect() {
    connect(Blocks.PEER, 1_000);
  }

  private void connect(Peer peer, long headSlot) {
    peers.connect(peer);
    peers.status(
        peer, new Status(new Checkpoint(Root.ZERO, 0), new Checkpoint(Root.ZERO, headSlot)));
  }

  private static Root root(long n) {
    return new Root(n, n, n, n);
  }

  private List<Effect.Ask> asked() {
    return outbox.drain().stream().map(Effect.Ask.class::cast).toList();
  }

  private Effect.Ask askedOne() {
    List<Effect.Ask> asked = asked();
    assertThat(asked).hasSize(1);
    return asked.getFirst();
  }

  private Fetcher.Piece piece(Effect.Ask ask, SignedBlock block) {
    return fetcher.piece(ask.number(), block.block().root(), block, 0);
  }

  @Test
  void a_range_is_asked_for_in_batches_one_after_the_other() {
    assertThat(fetcher.wantRange(10, 200)).isTrue();
    fetcher.pump(10, false, 0);
    Effect.Ask first = askedOne();
    assertThat(first.request()).isEqualTo(new Request.BlocksByRange(11, 32));
    fetcher.pump(10, false, 0);
    assertThat(asked()).isEmpty();

    fetcher.ended(first.number(), COMPLETE, 0);
    fetcher.pump(10, false, 0);
    assertThat(askedOne().request()).isEqualTo(new Request.BlocksByRange(43, 32));
  }

  @Test
  void a_covered_range_is_not_asked_for_again() {
    fetcher.wantRange(0, 20);
    fetcher.pump(0, false, 0);
    fetcher.ended(askedOne().number(), COMPLETE, 0);

    assertThat(fetcher.rangeOpen(0)).isFalse();
    assertThat(fetcher.wantRange(0, 20)).isFalse();
    assertThat(fetcher.wantRange(0, 21)).isTrue();
    fetcher.restartRange();
    assertThat(fetcher.wantRange(0, 20)).isTrue();
  }

  @Test
  void an_empty_answer_of_a_peer_that_is_behind_covers_nothing() {
    peers.disconnect(Blocks.PEER);
    connect(Blocks.PEER, 5);
    fetcher.wantRange(5, 20);
    fetcher.pump(5, false, 0);
    fetcher.ended(askedOne().number(), COMPLETE, 0);

    fetcher.pump(5, false, 0);
    assertThat(askedOne().request()).isEqualTo(new Request.BlocksByRange(6, 15));
  }

  @Test
  void a_range_nobody_answers_is_given_up_after_three_attempts() {
    fetcher.wantRange(0, 20);
    for (int attempt = 0; attempt < 3; attempt++) {
      fetcher.pump(0, false, 0);
      fetcher.ended(askedOne().number(), new RequestEnd.Failed("timeout"), 0);
    }

    assertThat(fetcher.rangeOpen(0)).isFalse();
    assertThat(peers.score(Blocks.PEER)).isEqualTo(40);
    assertThat(outbox.counts().get(Counter.REQUESTS_FAILED)).isEqualTo(3);
  }

  @Test
  void ranges_pause_while_many_fetched_blocks_wait() {
    fetcher.wantRange(0, 20);
    fetcher.pump(0, true, 0);
    assertThat(asked()).isEmpty();
    fetcher.pump(0, false, 0);
    assertThat(asked()).hasSize(1);
  }

  @Test
  void a_range_answer_must_ascend_inside_the_range_and_hang_together() {
    List<SignedBlock> chain = Blocks.chain(Blocks.GENESIS, 1, 3);
    fetcher.wantRange(0, 20);
    fetcher.pump(0, false, 0);
    Effect.Ask ask = askedOne();

    assertThat(piece(ask, chain.get(0))).isEqualTo(new Fetcher.Piece.Taken(Blocks.PEER, 0));
    assertThat(piece(ask, chain.get(2))).isInstanceOf(Fetcher.Piece.Wrong.class);
    assertThat(piece(ask, chain.get(1))).isInstanceOf(Fetcher.Piece.Stale.class);
    assertThat(outbox.counts().get(Counter.DROPPED_RESPONSES_STALE)).isEqualTo(1);
  }

  @Test
  void a_range_answer_outside_the_range_is_wrong_however_large_its_slot() {
    for (long slot : new long[] {0, 21, -1L, Long.MIN_VALUE}) {
      fetcher.restartRange();
      fetcher.wantRange(0, 20);
      fetcher.pump(0, false, 0);
      assertThat(piece(askedOne(), Blocks.child(Blocks.GENESIS, slot)))
          .isInstanceOf(Fetcher.Piece.Wrong.class);
    }
  }

  @Test
  void a_root_answer_must_be_asked_for_and_come_once() {
    SignedBlock block = Blocks.child(Blocks.GENESIS, 3);
    fetcher.want(new Missing(block.block().root(), 2, 100), 0);
    fetcher.pump(0, false, 0);
    Effect.Ask ask = askedOne();

    assertThat(ask.request()).isEqualTo(new Request.BlocksByRoot(List.of(block.block().root())));
    assertThat(piece(ask, block)).isEqualTo(new Fetcher.Piece.Taken(Blocks.PEER, 2));
    assertThat(piece(ask, block)).isInstanceOf(Fetcher.Piece.Wrong.class);
  }

  @Test
  void far_back_a_range_that_ends_with_the_block_is_asked_for() {
    List<SignedBlock> chain = Blocks.chain(Blocks.GENESIS, 70, 30);
    fetcher.want(new Missing(chain.getLast().block().root(), 3, 100), 0);
    fetcher.pump(0, false, 0);
    Effect.Ask ask = askedOne();
    assertThat(ask.request()).isEqualTo(new Request.BlocksByRange(68, 32));

    chain.forEach(
        block -> assertThat(piece(ask, block)).isEqualTo(new Fetcher.Piece.Taken(Blocks.PEER, 3)));
    fetcher.ended(ask.number(), COMPLETE, 0);
    assertThat(fetcher.isQuiet()).isTrue();
  }

  @Test
  void a_peer_on_another_branch_is_followed_by_a_request_by_root() {
    fetcher.want(new Missing(root(1), 3, 10), 0);
    fetcher.pump(0, false, 0);
    Effect.Ask ask = askedOne();
    assertThat(ask.request()).isEqualTo(new Request.BlocksByRange(1, 9));

    fetcher.ended(ask.number(), COMPLETE, 0);
    fetcher.pump(0, false, 0);
    assertThat(askedOne().request()).isEqualTo(new Request.BlocksByRoot(List.of(root(1))));
  }

  @Test
  void roots_under_way_are_not_asked_for_twice() {
    fetcher.want(new Missing(root(1), 0, 100), 0);
    fetcher.want(new Missing(root(1), 0, 100), 0);
    fetcher.pump(0, false, 0);
    fetcher.want(new Missing(root(1), 0, 100), 0);
    fetcher.pump(0, false, 0);

    assertThat(asked()).hasSize(1);
  }

  @Test
  void at_most_eight_requests_by_root_are_in_flight() {
    for (int i = 0; i < 20; i++) {
      connect(new Peer("p" + i), 0);
    }
    for (int i = 0; i < Limits.WANTED_ROOTS + 5; i++) {
      fetcher.want(new Missing(root(i), 0, 100), 0);
    }
    fetcher.pump(0, false, 0);

    assertThat(asked()).hasSize(Limits.ROOT_REQUESTS);
    assertThat(outbox.counts().get(Counter.DROPPED_WANTED_ROOTS)).isEqualTo(5);
  }

  @Test
  void a_root_nobody_has_is_given_up_after_ten_attempts_with_growing_waits() {
    fetcher.want(new Missing(root(1), 2, 100), 0);
    int attempts = 0;
    for (long interval = 0; interval < 100; interval++) {
      fetcher.pump(0, false, interval);
      for (Effect.Ask ask : asked()) {
        attempts++;
        fetcher.ended(ask.number(), COMPLETE, interval);
      }
    }

    assertThat(attempts).isEqualTo(Limits.ATTEMPTS_PER_ROOT);
    assertThat(fetcher.givenUp()).containsExactly(root(1));
    assertThat(fetcher.isQuiet()).isTrue();
  }

  @Test
  void a_root_too_far_back_is_given_up_at_once() {
    fetcher.want(new Missing(root(1), Limits.BACKFILL_DEPTH + 1, 100), 0);

    assertThat(fetcher.givenUp()).containsExactly(root(1));
    assertThat(outbox.counts().get(Counter.DROPPED_BLOCKS_TOO_DEEP)).isEqualTo(1);
  }

  @Test
  void a_request_without_an_end_fails_in_time_and_is_asked_again() {
    fetcher.want(new Missing(root(1), 0, 100), 0);
    fetcher.pump(0, false, 0);
    Effect.Ask ask = askedOne();

    fetcher.expire(Limits.REQUEST_INTERVALS);
    fetcher.pump(0, false, Limits.REQUEST_INTERVALS);
    assertThat(asked()).isEmpty();
    fetcher.expire(Limits.REQUEST_INTERVALS + 1);
    fetcher.pump(0, false, Limits.REQUEST_INTERVALS + 1);
    assertThat(askedOne().request()).isEqualTo(ask.request());
    assertThat(fetcher.ended(ask.number(), COMPLETE, 20)).isEmpty();
  }
}
