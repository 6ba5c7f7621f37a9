package org.leannet.node.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.Status;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;
import org.leannet.ssz.Root;

class PeerBookTest {
  private static final Peer A = new Peer("a");
  private static final Peer B = new Peer("b");
  private static final Peer C = new Peer("c");

  private final PeerBook book = new PeerBook();
  private final SplittableRandom random = new SplittableRandom(1);

  private static Status status(long finalized, long head) {
    return new Status(new Checkpoint(Root.ZERO, finalized), new Checkpoint(Root.ZERO, head));
  }

  private void connect(Peer peer, long finalized, long head) {
    book.connect(peer);
    book.status(peer, status(finalized, head));
  }

  @Test
  void a_peer_has_two_requests_in_hand_at_most() {
    connect(A, 0, 0);
    book.begin(A);
    assertThat(book.choose(random, 0)).contains(A);
    book.begin(A);
    assertThat(book.choose(random, 0)).isEmpty();
    book.succeeded(A);
    assertThat(book.choose(random, 0)).contains(A);
  }

  @Test
  void only_peers_that_have_the_slot_are_chosen() {
    connect(A, 0, 4);
    connect(B, 0, 9);

    assertThat(book.choose(random, 5)).contains(B);
    assertThat(book.choose(random, 10)).isEmpty();
  }

  @Test
  void a_better_peer_is_chosen_more_often_and_the_worst_one_still_sometimes() {
    connect(A, 0, 0);
    connect(B, 0, 0);
    for (int i = 0; i < 20; i++) {
      book.succeeded(A);
      book.failed(B);
    }
    assertThat(book.score(A)).isEqualTo(200);
    assertThat(book.score(B)).isZero();

    int chosen = 0;
    for (int i = 0; i < 20_100; i++) {
      chosen += book.choose(random, 0).equals(Optional.of(B)) ? 1 : 0;
    }
    assertThat(chosen).isBetween(50, 200);
  }

  @Test
  void the_finalized_slot_most_peers_report_counts_the_higher_on_a_tie() {
    assertThat(book.networkFinalized()).isEmpty();
    connect(A, 8, 0);
    connect(B, 6, 0);
    assertThat(book.networkFinalized()).contains(8L);
    connect(C, 6, 0);
    assertThat(book.networkFinalized()).contains(6L);
    book.disconnect(B);
    assertThat(book.networkFinalized()).contains(8L);
  }

  @Test
  void one_liar_cannot_raise_the_majority_head() {
    connect(A, 0, 10);
    connect(B, 0, 12);
    connect(C, 0, -1L);
    assertThat(book.majorityHeadSlot()).isEqualTo(12);
    book.disconnect(B);
    assertThat(book.majorityHeadSlot()).isEqualTo(10);
  }

  @Test
  void a_peer_is_dropped_for_its_fifth_offence() {
    book.connect(A);
    for (int i = 1; i < Limits.OFFENCES; i++) {
      assertThat(book.offended(A)).isFalse();
    }
    assertThat(book.offended(A)).isTrue();
    assertThat(book.offended(B)).isFalse();
  }

  private void ban(Peer peer) {
    for (int i = 0; i < Limits.OFFENCES; i++) {
      book.offended(peer);
    }
  }

  @Test
  void offences_are_remembered_over_a_disconnection() {
    book.connect(A);
    book.failed(A);
    for (int i = 1; i < Limits.OFFENCES; i++) {
      assertThat(book.offended(A)).isFalse();
    }
    book.disconnect(A);
    book.connect(A);
    assertThat(book.score(A)).isEqualTo(80);
    assertThat(book.offended(A)).isTrue();
  }

  @Test
  void a_ban_lasts_its_time_and_leaves_few_offences() {
    book.connect(A);
    ban(A);
    book.disconnect(A);
    assertThat(book.isBanned(A)).isTrue();
    book.at(Limits.BAN_INTERVALS - 1);
    assertThat(book.isBanned(A)).isTrue();
    book.at(Limits.BAN_INTERVALS);
    assertThat(book.isBanned(A)).isFalse();
    assertThat(book.isBanned(B)).isFalse();
    book.connect(A);
    for (int i = 0; i < 3; i++) {
      assertThat(book.offended(A)).isFalse();
    }
    assertThat(book.offended(A)).as("two offences were still held against it").isTrue();
  }

  @Test
  void time_forgives() {
    book.connect(A);
    for (int i = 0; i < 5; i++) {
      book.failed(A);
    }
    book.offended(A);
    book.disconnect(A);
    book.at(5 * Limits.FORGIVENESS_INTERVALS);
    book.connect(A);
    book.succeeded(A);
    assertThat(book.score(A)).isEqualTo(60);
    book.at(50 * Limits.FORGIVENESS_INTERVALS);
    book.succeeded(A);
    assertThat(book.score(A)).isEqualTo(110);
    for (int i = 1; i < Limits.OFFENCES; i++) {
      assertThat(book.offended(A)).isFalse();
    }
    book.at(51 * Limits.FORGIVENESS_INTERVALS);
    assertThat(book.offended(A)).isFalse();
    assertThat(book.offended(A)).isTrue();
  }

  @Test
  void only_so_many_of_the_gone_are_remembered() {
    ban(A);
    for (int i = 0; i < Limits.REMEMBERED_PEERS - 1; i++) {
      ban(new Peer("sybil " + i));
    }
    assertThat(book.isBanned(A)).isTrue();
    ban(B);
    assertThat(book.isBanned(A)).isFalse();
    assertThat(book.isBanned(B)).isTrue();
  }

  @Test
  void the_claims_of_a_peer_that_broke_its_word_do_not_count() {
    connect(A, 8, 20);
    connect(B, 600, 700);
    assertThat(book.networkFinalized()).contains(600L);
    book.brokeItsWord(B);
    assertThat(book.networkFinalized()).contains(8L);
    assertThat(book.majorityHeadSlot()).isEqualTo(20);
    assertThat(book.score(B)).isEqualTo(80);
    book.status(B, status(601, 701));
    assertThat(book.networkFinalized()).contains(8L);
    book.keptItsWord(B);
    assertThat(book.networkFinalized()).contains(601L);
    book.brokeItsWord(B);
    book.at(Limits.FORGIVENESS_INTERVALS);
    assertThat(book.networkFinalized()).contains(601L);
  }

  @Test
  void the_book_is_bounded() {
    for (int i = 0; i < Limits.PEERS; i++) {
      assertThat(book.connect(new Peer("p" + i))).isTrue();
    }
    assertThat(book.connect(A)).isFalse();
    assertThat(book.size()).isEqualTo(Limits.PEERS);
  }
}
