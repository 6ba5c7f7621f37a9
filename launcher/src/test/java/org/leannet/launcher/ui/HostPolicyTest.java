package org.leannet.launcher.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPolicyTest {
  private final HostPolicy policy = new HostPolicy("devbox");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:3080",
        "127.0.0.1",
        "localhost:3080",
        "LOCALHOST",
        "[::1]:3080",
        "[::1]",
        "192.168.1.7:80",
        "devbox:3080"
      })
  void addresses_localhost_and_the_bound_name_are_answered(String host) {
    assertThat(policy.allows(Optional.of(host))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:3080",
        "127.0.0.1.evil.example",
        "127.0.0.1:3080@evil.example",
        "localhost.evil.example:3080",
        "devbox.evil.example",
        "1234.evil.example"
      })
  void names_that_others_own_are_not(String host) {
    assertThat(policy.allows(Optional.of(host))).isFalse();
  }

  @Test
  void a_request_without_a_host_is_not_answered() {
    assertThat(policy.allows(Optional.empty())).isFalse();
  }
}
