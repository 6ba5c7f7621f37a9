package org.leannet.launcher.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceSpec;

class ServiceScriptTest {
  private static final ServiceFiles FILES =
      new ServiceFiles(Path.of("/e/services"), Path.of("/e/logs"), "lean-embedded-0");
  private static final Executable.Local PROGRAM =
      new Executable.Local(List.of("/bin/node", "--name", "it's a 'node'"), Path.of("/e/data/0"));

  @Test
  void the_service_becomes_exactly_what_was_asked_for() {
    var spec =
        ServiceSpec.of("lean-embedded-0", PROGRAM).withEnvironment(Map.of("SEED", "a $b `c`"));

    assertThat(ServiceScript.render(spec, PROGRAM, FILES))
        .startsWith("#!/bin/sh\n# Runs lean-embedded-0. ")
        .contains(
            """
            run='/e/services/lean-embedded-0.run'
            exit='/e/services/lean-embedded-0.exit'
            log='/e/logs/lean-embedded-0.log'
            """)
        .contains(
            """
            (
            export SEED='a $b `c`'
            cd '/e/data/0' || exit 126
            exec '/bin/node' \\
              '--name' \\
              'it'\\''s a '\\''node'\\'''
            ) </dev/null >>"$log" 2>&1 &
            """);
  }

  @Test
  void a_variable_must_have_a_name_a_shell_takes() {
    var spec = ServiceSpec.of("lean-embedded-0", PROGRAM).withEnvironment(Map.of("A;rm -r /", ""));

    assertThatThrownBy(() -> ServiceScript.render(spec, PROGRAM, FILES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a name for a variable: 'A;rm -r /'");
  }
}
