package org.leannet.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "leanconsensus/12345678/block/ssz_snappy",
        "/leanconsensus/12345678/block/ssz_snappy/",
        "/leanconsensus/12345678/block",
        "/leanconsensus//block/ssz_snappy",
        "/eth2/12345678/block/ssz_snappy",
        "/leanconsensus/12345678/block/ssz"
      })
  void another_shape_is_refused(String text) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> Topic.parse(text))
        .withMessage(
            "'%s' is no topic of the form /leanconsensus/<network>/<subject>/ssz_snappy"
                .formatted(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "blocks",
        "attestation",
        "attestation_",
        "attestation_x",
        "attestation_-1",
        "attestation_+1",
        "attestation_01",
        "attestation_99999999999999999999"
      })
  void another_subject_is_refused(String subject) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> Topic.parse("/leanconsensus/12345678/%s/ssz_snappy".formatted(subject)))
        .withMessage(
            "'%s' is no topic subject (block, aggregation, attestation_<subnet>)"
                .formatted(subject));
  }

  @Test
  void a_topic_of_another_network_is_refused() {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> Topic.parse("/leanconsensus/1/block/ssz_snappy", "2"))
        .withMessage(
            "topic '/leanconsensus/1/block/ssz_snappy' is of network '1', this one is '2'");
  }

  @Test
  void a_subnet_is_read() throws WireException {
    assertThat(Topic.parse("/leanconsensus/1/attestation_10/ssz_snappy"))
        .isEqualTo(Topic.attestations("1", 10));
  }

  @Test
  void a_name_that_would_not_parse_cannot_be_made() {
    assertThatIllegalArgumentException().isThrownBy(() -> Topic.blocks("a/b"));
    assertThatIllegalArgumentException().isThrownBy(() -> Topic.blocks(""));
    assertThatIllegalArgumentException().isThrownBy(() -> Topic.attestations("a", -1));
  }
}
