package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A network of containers, and others beside it, while no Docker daemon answers.
class WithoutDockerTest {
  @TempDir private Path home;
  private InProcess leannet;

  @BeforeEach
  void lay_out_enclaves() throws Exception {
    leannet = new InProcess(home);
    var args = home.resolve("containers.yaml");
    Files.writeString(args, "runtime: docker\nparticipants: [{cl_type: ethlambda}]\n");
    var rendered = home.resolve("rendered");
    expect(0, "render", args.toString(), rendered.toString());
    var containers = Files.createDirectories(enclaves().resolve("containers"));
    Files.copy(rendered.resolve("plan.json"), containers.resolve("plan.json"));
    expect(0, "enclave", "add", "-n", "blank");
  }

  private Path enclaves() {
    return home.resolve("leannet/enclaves");
  }

  private LeannetProcess.Result expect(int exitCode, String... words) {
    var result = leannet.run(words);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    return result;
  }

  @Test
  void the_list_says_what_it_cannot_know() {
    var list = expect(0, "enclave", "ls");
    assertThat(list.out())
        .containsPattern("blank +EMPTY +0")
        .containsPattern("containers +UNKNOWN +-");
    assertThat(list.err()).startsWith("leannet: containers: no Docker daemon answers at unix:");
    assertThat(expect(0, "enclave", "ls", "-o", "json").out())
        .contains("\"status\" : \"UNKNOWN\"", "\"services\" : null");
  }

  @Test
  void clean_removes_the_others_and_fails() {
    var clean = expect(3, "clean");

    assertThat(clean.out()).isEqualTo("blank\n");
    assertThat(clean.err()).startsWith("leannet: no Docker daemon answers at unix:");
    assertThat(enclaves().resolve("blank")).doesNotExist();
    assertThat(enclaves().resolve("containers/plan.json")).exists();
  }

  @Test
  void a_blank_enclave_waits_for_a_network() {
    assertThat(expect(2, "enclave", "add", "--name", "blank").err())
        .startsWith("leannet: there is an enclave 'blank' already\n");
    assertThat(expect(0, "enclave", "add").out()).isEqualTo("enclave\n");
    assertThat(expect(0, "enclave", "connect", "blank").out()).contains("Status:          EMPTY");
    assertThat(expect(2, "service", "add", "blank", "--client", "embedded").err())
        .isEqualTo(
            """
            leannet: enclave 'blank' has no network yet
              `leannet run FILE --enclave blank` makes one, unless it is being made right now
            """);
    assertThat(expect(0, "enclave", "rm", "blank").out()).isEqualTo("blank\n");
  }
}
