package org.leannet.launcher.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.clients.render.Place;
import org.leannet.launcher.runtime.ContainerMount;

/// What of this machine a local program sees in its container.
class MachineProgramTest {
  private static final Place PLACE = new Place("/config", "/data", "/jwt/jwt.hex", "0.0.0.0");

  private static List<String> shown(String program, String workingFolder) throws IOException {
    return new MachineProgram(Path.of(program))
        .mounts(PLACE, Path.of(workingFolder)).stream()
            .filter(ContainerMount.Host.class::isInstance)
            .map(mount -> ((ContainerMount.Host) mount).source().toString())
            .toList();
  }

  @Test
  void a_program_in_a_temporary_folder_sees_all_that_was_built_with_it() throws Exception {
    assertThat(shown("/tmp/build/target/release/client", "/usr/share"))
        .contains("/usr", "/etc", "/tmp/build")
        .doesNotContain("/tmp", "/proc", "/var");
  }

  @Test
  void the_working_folder_is_seen_too() throws Exception {
    assertThat(shown("/tmp/client", "/tmp/checkout/launcher"))
        .contains("/tmp/client", "/tmp/checkout");
    assertThat(shown("/usr/bin/client", "/var/lib/builder/checkout/a"))
        .contains("/var/lib/builder");
  }

  @Test
  void nothing_is_shown_twice() throws Exception {
    assertThat(shown("/tmp/checkout/client", "/tmp/checkout/launcher")).doesNotHaveDuplicates();
    assertThat(shown("/usr/bin/client", "/tmp")).doesNotHaveDuplicates().doesNotContain("/tmp");
    assertThat(shown("client", "/")).doesNotHaveDuplicates().contains("/usr");
  }
}
