package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.leannet.p2p.wire.MessageId.Domain;

class GossipPayloadTest {
  private static final Octets HELLO = Octets.of("hello world".getBytes(StandardCharsets.US_ASCII));

  @Test
  void the_id_is_that_of_the_decompressed_data() {
    GossipPayload payload = GossipPayload.decode("test-topic", SnappyBlock.compress(HELLO));
    assertThat(payload.id()).hasToString("0x2e09dafa813949f06738e85887b351aa6c7dc3ad");
    assertThat(payload.ssz()).contains(HELLO);
  }

  @Test
  void data_that_are_no_snappy_have_an_id_of_the_other_domain() {
    GossipPayload payload = GossipPayload.decode("test-topic", HELLO);
    assertThat(payload.id())
        .isEqualTo(MessageId.of(Domain.INVALID_SNAPPY, "test-topic", HELLO))
        .isNotEqualTo(MessageId.of(Domain.VALID_SNAPPY, "test-topic", HELLO));
    assertThat(payload.ssz()).isEmpty();
  }

  @Test
  void twenty_bytes_are_an_id_and_no_other_number_of_them() {
    MessageId id = MessageId.of(Domain.VALID_SNAPPY, "a", HELLO);
    assertThat(MessageId.of(id.toOctets())).contains(id);
    assertThat(MessageId.of(Octets.of(new byte[19]))).isEmpty();
    assertThat(MessageId.of(Octets.of(new byte[21]))).isEmpty();
    assertThat(MessageId.of(Octets.EMPTY)).isEmpty();
  }
}
