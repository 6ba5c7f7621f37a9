package org.leannet.launcher.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.ContainerMount;
import org.leannet.launcher.runtime.ContainerSettings;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceSpec;

/// Every style of image gets its files and arguments.
@TestInstance(Lifecycle.PER_CLASS)
class StandInImagesIT {
  @TempDir private Path folder;

  private TestEnclave enclave;

  @BeforeEach
  void open_the_enclave() throws Exception {
    enclave = TestEnclave.open(folder);
  }

  @AfterEach
  void remove_the_enclave() throws Exception {
    enclave.remove();
  }

  @BeforeAll
  void build_the_images() throws Exception {
    try (var building = TestDaemon.open()) {
      for (var image : StandIn.values()) {
        image.build(building);
      }
    }
  }

  @AfterAll
  void remove_the_images() throws Exception {
    try (var removing = TestDaemon.open()) {
      for (var image : StandIn.values()) {
        image.remove(removing);
      }
    }
  }

  private ServiceSpec spec(StandIn image, String... arguments) {
    return enclave.spec(image.reference(), List.of(), arguments);
  }

  @Test
  void a_shell_image_gets_its_command_line_and_files() throws Exception {
    var lines =
        enclave.run(
            spec(StandIn.SHELL, "cat /config/config.yaml; stat -c '%a %u %g' /config/hash*/0*"));

    assertThat(lines).containsExactly(TestEnclave.GENESIS, "600 0 0");
  }

  @Test
  void an_image_without_a_shell_gets_its_files() throws Exception {
    var lines =
        enclave.run(
            spec(StandIn.NO_SHELL, "/config/config.yaml", "/config/hash-sig-keys/0_sk.ssz"));

    assertThat(lines).containsExactly(TestEnclave.GENESIS, "secret");
    assertThat(enclave.runtime().status("client").exitCode()).contains(0);
  }

  @Test
  void an_entrypoint_script_gets_every_argument_as_it_is() throws Exception {
    var lines = enclave.run(spec(StandIn.SCRIPT, "--node-id", "a b", "$HOME", "it's", ""));

    assertThat(lines)
        .containsExactly("<--node-id>", "<a b>", "<$HOME>", "<it's>", "<>", TestEnclave.GENESIS);
  }

  @Test
  void an_image_keeps_its_own_arguments_when_none_are_given() throws Exception {
    assertThat(enclave.run(spec(StandIn.SCRIPT)))
        .containsExactly("<--default>", TestEnclave.GENESIS);
  }

  @Test
  void an_entrypoint_of_our_own_takes_the_place_of_the_images() throws Exception {
    var spec =
        spec(StandIn.SCRIPT)
            .withExecutable(
                new Executable.Image(
                    StandIn.SCRIPT.reference(), List.of("/bin/echo", "instead"), List.of("of")));

    assertThat(enclave.run(spec)).containsExactly("instead of");
  }

  @Test
  void a_user_who_is_not_root_reads_its_files_and_writes_its_data() throws Exception {
    var spec =
        spec(
                StandIn.NOT_ROOT,
                "id -u; cat /config/hash-sig-keys/0_sk.ssz; echo; echo 7 > /data/slot"
                    + " && cat /data/slot; stat -c '%u %g' /config/config.yaml /data")
            .withContainer(
                ContainerSettings.DEFAULT.withMounts(List.of(new ContainerMount.Data("/data"))));

    assertThat(enclave.run(spec)).containsExactly("999", "secret", "7", "999 998", "999 998");
  }

  @Test
  void a_user_may_be_named_by_number() throws Exception {
    var spec =
        spec(StandIn.SHELL, "id -u; id -g; cat /config/hash-sig-keys/0_sk.ssz")
            .withContainer(ContainerSettings.DEFAULT.withUser("1234:5678"));

    assertThat(enclave.run(spec)).containsExactly("1234", "5678", "secret");
  }

  @Test
  void a_user_the_image_does_not_know_is_named() throws Exception {
    var spec =
        spec(StandIn.SHELL, "id").withContainer(ContainerSettings.DEFAULT.withUser("nobodies"));

    enclave.runtime().create(spec);

    assertThatThrownBy(() -> enclave.runtime().start("client"))
        .isInstanceOfSatisfying(
            LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.IMAGE))
        .hasMessageContaining("nobodies");
  }

  @Test
  void a_command_for_a_shell_that_is_not_there_is_named() throws Exception {
    enclave
        .runtime()
        .create(
            spec(StandIn.NO_SHELL)
                .withExecutable(
                    new Executable.Image(
                        StandIn.NO_SHELL.reference(),
                        List.of("/app/cat", "/dev/zero"),
                        List.of())));
    enclave.runtime().start("client");

    assertThatThrownBy(() -> enclave.runtime().exec("client", List.of("sh"), _ -> {}))
        .hasMessage("client has no program 'sh' inside");
  }
}
