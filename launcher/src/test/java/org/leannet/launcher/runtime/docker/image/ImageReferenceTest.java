package org.leannet.launcher.runtime.docker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;

class ImageReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "blockblaz/zeam:devnet5, docker.io, blockblaz/zeam, devnet5",
    "debian, docker.io, debian, latest",
    "index.docker.io/library/debian, docker.io, index.docker.io/library/debian, latest",
    "ghcr.io/lambdaclass/ethlambda:devnet5, ghcr.io, ghcr.io/lambdaclass/ethlambda, devnet5",
    "localhost/zeam, localhost, localhost/zeam, latest",
    "127.0.0.1:5000/zeam, 127.0.0.1:5000, 127.0.0.1:5000/zeam, latest",
    "lab:5000/a/b/zeam:x, lab:5000, lab:5000/a/b/zeam, x",
    "zeam@sha256:abcd, docker.io, zeam, sha256:abcd",
    "ghcr.io/a/zeam:x@sha256:abcd, ghcr.io, ghcr.io/a/zeam, sha256:abcd"
  })
  void a_reference_is_taken_apart(String text, String registry, String repository, String version) {
    assertThat(ImageReference.parse(text))
        .isEqualTo(new ImageReference(registry, repository, version));
  }

  @Test
  void a_pull_always_names_a_version_for_else_every_tag_would_come() {
    assertThat(ImageReference.parse("debian").pullTag()).contains("latest");
    assertThat(ImageReference.parse("zeam@sha256:abcd").pullName()).isEqualTo("zeam@sha256:abcd");
    assertThat(ImageReference.parse("zeam@sha256:abcd").pullTag()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":x", "zeam:", "zeam@", "ze am"})
  void what_is_no_reference_is_refused(String text) {
    assertThatThrownBy(() -> ImageReference.parse(text))
        .isInstanceOfSatisfying(
            LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.IMAGE))
        .hasMessage("'" + text + "' is no image");
  }
}
