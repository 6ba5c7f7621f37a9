package org.leannet.p2p.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SendQueueTest {

  private final AtomicLong total = new AtomicLong();
  private final SendQueue queue = new SendQueue(total);

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
    for (int i = 0; i < PubsubLimits.SEND_FRAMES_PER_PEER - 2; i++) {
      queue.add(message(3));
    }
    assertThat(queue.add(message(4))).isEqualTo(1);
    assertThat(queue.size()).isEqualTo(PubsubLimits.SEND_FRAMES_PER_PEER);
    assertThat(queue.take()).hasSize(1);
    assertThat(queue.take()).hasSize(3);
  }

  @Test
  void large_messages_push_out_as_many_as_they_need() {
    int half = PubsubLimits.SEND_BYTES_PER_PEER / 2;
    queue.add(message(half));
    queue.add(message(half));
    assertThat(queue.add(message(half + 1))).isEqualTo(2);
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void control_that_has_no_room_even_so_is_dropped_itself() {
    for (int i = 0; i < PubsubLimits.SEND_FRAMES_PER_PEER; i++) {
      queue.add(control(1));
    }
    assertThat(queue.add(control(1))).isEqualTo(1);
    assertThat(queue.size()).isEqualTo(PubsubLimits.SEND_FRAMES_PER_PEER);
  }

  @Test
  void a_frame_in_many_queues_counts_once_and_until_the_last_has_written_it() throws Exception {
    SendQueue other = new SendQueue(total);
    SendQueue.Frame shared = message(1000);
    queue.add(shared);
    other.add(shared);
    assertThat(total).hasValue(1000);
    assertThat(queue.bytes() + other.bytes()).isEqualTo(2000);

    queue.take();
    assertThat(total).hasValue(1000);
    queue.written();
    assertThat(total).hasValue(1000);
    other.close();
    assertThat(total).hasValue(0);
    assertThat(other.add(shared)).isEqualTo(1);
    assertThat(total).hasValue(0);
  }

  private static SendQueue.Frame message(int size) {
    return new SendQueue.Frame(new SendQueue.Bytes(new byte[size]), true);
  }

  private static SendQueue.Frame control(int size) {
    return new SendQueue.Frame(new SendQueue.Bytes(new byte[size]), false);
  }
}
