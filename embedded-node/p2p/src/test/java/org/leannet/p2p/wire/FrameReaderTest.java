package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class FrameReaderTest {

  @Test
  void a_large_frame_leaves_no_large_array_behind() throws WireException {
    var reader = new FrameReader(1 << 20);
    reader.feed(FrameReader.frame(new byte[1 << 20]));
    assertThat(reader.capacity()).isGreaterThan(1 << 20);
    assertThat(reader.next()).isPresent();
    assertThat(reader.capacity()).isLessThan(1024);
  }

  @Test
  void frames_are_cut_out_of_a_stream() throws WireException {
    var reader = new FrameReader(10);
    reader.feed(new byte[] {9, 2, 1, 2, 0, 1, 7, 3, 4}, 1, 9);
    assertThat(reader.next()).hasValue(new byte[] {1, 2});
    assertThat(reader.next()).hasValue(new byte[0]);
    assertThat(reader.next()).hasValue(new byte[] {7});
    assertThat(reader.next()).isEmpty();
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(reader::end)
        .withMessage("stream ends 2 bytes into a frame");
    assertThat(reader.rest()).containsExactly(3, 4);
    assertThatCode(reader::end).doesNotThrowAnyException();
  }

  @Test
  void too_long_a_frame_is_refused_by_its_prefix_alone() {
    var reader = new FrameReader(10);
    reader.feed(new byte[] {11});
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(reader::next)
        .withMessage("frame announces 11 bytes, at most 10 are allowed");
  }

  @Test
  void a_frame_of_the_largest_size_is_read_from_small_pieces() throws WireException {
    byte[] payload = new byte[300_000];
    payload[299_999] = 5;
    byte[] frame = FrameReader.frame(payload);
    var reader = new FrameReader(300_000);
    for (int from = 0; from < frame.length; from += 1000) {
      assertThat(reader.next()).isEmpty();
      reader.feed(frame, from, Math.min(frame.length, from + 1000));
    }
    assertThat(reader.next()).hasValue(payload);
  }
}
