package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class RequestDecoderTest {
  @Test
  void an_empty_payload_may_come_without_an_identifier() throws WireException {
    assertThat(RequestDecoder.decode(new byte[] {0}, 10)).isEmpty();
  }

  @Test
  void no_byte_at_all_is_no_request() {
    refused("", "request ends before its payload is whole");
  }

  @Test
  void a_payload_shorter_than_announced_is_refused() {
    refused(
        "06ff060000734e6150705901090000bb1f1c1968656c6c6f",
        "request ends before its payload is whole");
  }

  @Test
  void a_payload_longer_than_announced_is_refused() {
    refused(
        "04ff060000734e6150705901090000bb1f1c1968656c6c6f",
        "snappy chunk brings 5 bytes, room is left for 4");
  }

  @Test
  void bytes_after_the_payload_are_refused() {
    refused(
        "05ff060000734e6150705901090000bb1f1c1968656c6c6f" + "0000",
        "request goes on for 2 bytes too many");
  }

  @Test
  void bytes_after_a_whole_payload_are_refused_when_they_come_later() throws WireException {
    var decoder = new RequestDecoder(10);
    decoder.feed(RequestDecoder.encode(new byte[] {1}));
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> decoder.feed(new byte[1]))
        .withMessage("request goes on for 1 bytes too many");
  }

  private static void refused(String hex, String message) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> RequestDecoder.decode(Octets.fromHex(hex).toArray(), 1000))
        .withMessage(message);
  }
}
