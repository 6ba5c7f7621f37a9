package org.leannet.node.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoomTest {
  private final Room<String> room = new Room<>(12, 1_000);

  private int fill(Optional<String> owner, long size) {
    int taken = 0;
    while (room.tryTake(owner, size)) {
      taken++;
    }
    return taken;
  }

  @Test
  void each_may_take_what_stays_free() {
    assertThat(fill(Optional.of("a"), 1)).isEqualTo(6);
    assertThat(fill(Optional.of("b"), 1)).isEqualTo(3);
    assertThat(fill(Optional.of("c"), 1)).isEqualTo(2);
    assertThat(fill(Optional.of("d"), 1)).isEqualTo(1);
    assertThat(room.size()).isEqualTo(12);
  }

  @Test
  void bytes_are_shared_as_places_are() {
    assertThat(fill(Optional.of("a"), 100)).isEqualTo(5);
    assertThat(fill(Optional.of("b"), 100)).isEqualTo(3);
    assertThat(room.bytes()).isEqualTo(800);
  }

  @Test
  void the_nodes_own_may_take_all() {
    assertThat(fill(Optional.empty(), 1)).isEqualTo(12);
  }

  @Test
  void what_is_given_back_can_be_taken_again() {
    fill(Optional.of("a"), 1);
    assertThat(room.greediest()).containsExactly("a");
    for (int i = 0; i < 6; i++) {
      room.give(Optional.of("a"), 1);
    }

    assertThat(room.greediest()).isEmpty();
    assertThat(room.bytes()).isZero();
    assertThat(fill(Optional.of("b"), 1)).isEqualTo(6);
  }

  @Test
  void the_greediest_have_most_of_what_there_is_too_much_of() {
    fill(Optional.of("a"), 1);
    room.take(Optional.of("b"), 900);
    assertThat(room.isOver()).isFalse();

    room.take(Optional.empty(), 1000);
    assertThat(room.isOver()).isTrue();
    assertThat(room.greediest()).as("by bytes").containsExactly("b");

    for (int i = 0; i < 5; i++) {
      room.take(Optional.empty(), 0);
    }
    assertThat(room.greediest()).as("by number").containsExactly("a");
  }
}
