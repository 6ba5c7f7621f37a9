package org.leannet.launcher.runtime.docker.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {
  private static ApiVersion version(String text) {
    return ApiVersion.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1.12, 1.41, 1.41",
    "1.24, 1.43, 1.43",
    "1.24, 1.44, 1.44",
    "1.24, 1.47, 1.44",
    "1.44, 1.52, 1.44",
    "1.46, 1.60, 1.46",
    "2.0, 2.1, 2.0"
  })
  void the_known_version_is_spoken_where_the_daemon_still_does(
      String oldest, String newest, String spoken) {
    assertThat(ApiVersion.negotiate(version(oldest), version(newest))).contains(version(spoken));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.40", "1.9", "0.99"})
  void an_older_daemon_is_refused(String newest) {
    assertThat(ApiVersion.negotiate(version("0.1"), version(newest))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.x", "v1.41", "1.41.0", "-1.4"})
  void what_is_no_version_is_none(String text) {
    assertThat(ApiVersion.parse(text)).isEmpty();
  }
}
