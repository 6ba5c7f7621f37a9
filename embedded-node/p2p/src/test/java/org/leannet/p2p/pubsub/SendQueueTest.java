package org.leannet.p2p.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendQueueTest {

  private final SendQueue queue = new SendQueue();

  @Test
  void frames_leave_in_the_order_they_came() throws Exception {
    assertThat(queue.add(message(1))).isZero();
    assertThat(queue.add(control(2))).isZero();
    assertThat(queue.take()).hasSize(1);
    assertThat(queue.take()).hasSize(2);
  }

  @Test
  void the_oldest_messages_go_first_when_there_are_too_many_and_control_stays() throws Exception {
    queue.add(control(1));
    queue.add(message(2));
    for (int i = 0; i < SendQueue.FRAME_LIMIT - 2; i++) {
      queue.add(message(3));
    }
    assertThat(queue.add(message(4))).isEqualTo(1);
    assertThat(queue.size()).isEqualTo(SendQueue.FRAME_LIMIT);
    assertThat(queue.take()).hasSize(1);
    assertThat(queue.take()).hasSize(3);
  }

  @Test
  void large_messages_push_out_as_many_as_they_need() {
    int half = SendQueue.BYTE_LIMIT / 2;
    queue.add(message(half));
    queue.add(message(half));
    assertThat(queue.add(message(half + 1))).isEqualTo(2);
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void control_that_has_no_room_even_so_is_dropped_itself() {
    for (int i = 0; i < SendQueue.FRAME_LIMIT; i++) {
      queue.add(control(1));
    }
    assertThat(queue.add(control(1))).isEqualTo(1);
    assertThat(queue.size()).isEqualTo(SendQueue.FRAME_LIMIT);
  }

  private static SendQueue.Frame message(int size) {
    return new SendQueue.Frame(new SendQueue.Bytes(new byte[size]), true);
  }

  private static SendQueue.Frame control(int size) {
    return new SendQueue.Frame(new SendQueue.Bytes(new byte[size]), false);
  }
}
