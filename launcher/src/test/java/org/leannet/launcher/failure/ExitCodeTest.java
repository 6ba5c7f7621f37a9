package org.leannet.launcher.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  @Test
  void scripts_rely_on_these_numbers() {
    var codes =
        Arrays.stream(ExitCode.values())
            .map(code -> code.name() + "=" + code.code())
            .collect(Collectors.joining(" "));

    assertThat(codes)
        .isEqualTo(
            "OK=0 USAGE=2 DOCKER_UNREACHABLE=3 IMAGE=4 GENESIS=5 NOT_READY=6 ASSERTION_FAILED=7"
                + " UNSUPPORTED=8 TIMEOUT=124 INTERRUPTED=130");
  }
}
