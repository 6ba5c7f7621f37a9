package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MultistreamTest {
  @Test
  void a_message_is_its_length_its_text_and_a_newline() {
    assertThat(new String(Multistream.encode(Multistream.PROTOCOL), StandardCharsets.US_ASCII))
        .isEqualTo("\u0013/multistream/1.0.0\n");
    assertThat(Multistream.encode(Multistream.NOT_AVAILABLE)).containsExactly(3, 'n', 'a', '\n');
  }

  @Test
  void a_burst_is_read_message_by_message_and_the_rest_is_the_protocols() throws WireException {
    var reader = new Multistream();
    reader.feed(Multistream.encode(Multistream.PROTOCOL));
    reader.feed(Multistream.encode("/meshsub/1.2.0"));
    assertThat(reader.next()).contains("/multistream/1.0.0");
    assertThat(reader.next()).contains("/meshsub/1.2.0");
    reader.feed(new byte[] {40, 1});
    assertThat(reader.rest()).containsExactly(40, 1);
  }

  @Test
  void a_message_without_a_newline_is_refused() {
    refused("\u0002na", "stream negotiation message of 2 bytes is not one line of text");
  }

  @Test
  void two_lines_in_one_message_are_refused() {
    refused("\u0004a\nb\n", "stream negotiation message of 4 bytes is not one line of text");
  }

  @Test
  void an_empty_line_is_refused() {
    refused("\u0001\n", "stream negotiation message of 1 bytes is not one line of text");
  }

  @Test
  void too_long_a_message_is_refused() {
    var reader = new Multistream();
    reader.feed(Varint.encode(1025));
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(reader::next)
        .withMessage("frame announces 1025 bytes, at most 1024 are allowed");
  }

  @Test
  void a_name_that_is_no_line_cannot_be_sent() {
    assertThatIllegalArgumentException().isThrownBy(() -> Multistream.encode(""));
    assertThatIllegalArgumentException().isThrownBy(() -> Multistream.encode("a\nb"));
    assertThatIllegalArgumentException().isThrownBy(() -> Multistream.encode("x".repeat(1024)));
  }

  private static void refused(String bytes, String message) {
    var reader = new Multistream();
    reader.feed(bytes.getBytes(StandardCharsets.US_ASCII));
    assertThatExceptionOfType(WireException.class).isThrownBy(reader::next).withMessage(message);
  }
}
