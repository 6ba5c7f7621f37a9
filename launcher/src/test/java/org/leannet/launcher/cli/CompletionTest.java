package org.leannet.launcher.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.process.ProcessRuntime;

/// What a shell offers at the end of a command line.
class CompletionTest {
  @TempDir private Path home;
  private InProcess leannet;

  @BeforeEach
  void lay_out_two_enclaves() throws Exception {
    leannet = new InProcess(home);
    var enclaves = home.resolve("leannet/enclaves");
    Files.createDirectories(enclaves.resolve("alpha-2"));
    var alpha = Files.createDirectories(enclaves.resolve("alpha"));
    var runtime = new ProcessRuntime(alpha.resolve("services"), alpha.resolve("logs"));
    for (var service : List.of("lean-embedded-0", "prometheus")) {
      runtime.create(
          ServiceSpec.of(service, new Executable.Local(List.of("true"), alpha))
              .withPorts(List.of(PortSpec.http("api", 25001), PortSpec.udp("quic", 25000))));
    }
  }

  private List<String> after(String... words) {
    var line = new ArrayList<>(List.of("complete", "--"));
    line.addAll(List.of(words));
    var result = leannet.run(line.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err()).isEmpty();
    return result.out().lines().toList();
  }

  @Test
  void verbs_are_offered_as_far_as_they_fit() {
    assertThat(after(""))
        .contains("run", "enclave", "service")
        .doesNotContain("complete", "engine");
    assertThat(after("enc")).containsExactly("enclave");
    assertThat(after("enclave", "st")).containsExactlyInAnyOrder("stop", "start");
    assertThat(after("nonsense", "")).isNotEmpty();
  }

  @Test
  void options_are_offered_and_their_values_where_they_are_known() {
    assertThat(after("service", "logs", "--fo")).containsExactly("--follow");
    assertThat(after("run", "--full")).isEmpty();
    assertThat(after("enclave", "ls", "-o", "")).containsExactlyInAnyOrder("table", "json");
    assertThat(after("service", "add", "alpha", "--client", "eth")).containsExactly("ethlambda");
    assertThat(after("completion", "f")).containsExactly("fish");
  }

  @Test
  void enclaves_services_and_ports_are_offered_by_name() {
    assertThat(after("enclave", "inspect", "al")).containsExactly("alpha", "alpha-2");
    assertThat(after("enclave", "rm", "-f", "alpha", "")).containsExactly("alpha", "alpha-2");
    assertThat(after("service", "logs", "alpha", "lean")).containsExactly("lean-embedded-0");
    assertThat(after("service", "logs", "-n", "5", "alpha", "lean-embedded-0", "p"))
        .containsExactly("prometheus");
    assertThat(after("port", "print", "alpha", "prometheus", "q")).containsExactly("quic");
    assertThat(after("service", "logs", "alpha-2", "")).isEmpty();
    assertThat(after("service", "logs", "nowhere", "")).isEmpty();
  }

  @Test
  void files_and_other_programs_words_are_left_to_the_shell() {
    assertThat(after("run", "")).isEmpty();
    assertThat(after("run", "--clients-dir", "")).isEmpty();
    assertThat(after("service", "exec", "alpha", "prometheus", "--", "--he")).isEmpty();
  }

  @Test
  void bash_asks_the_program_that_is_being_typed() throws Exception {
    var script =
        Files.writeString(home.resolve("completion"), leannet.run("completion", "bash").out());
    var asked = home.resolve("asked");
    var test =
        """
        . %s
        leannet() { printf '<%%s>' "$@" >%s; printf 'one\\ntwo words\\n'; }
        COMP_WORDS=(leannet enclave rm 'al') COMP_CWORD=3
        _leannet
        printf '[%%s]' "${COMPREPLY[@]}"
        """
            .formatted(script, asked);
    var bash = new ProcessBuilder("bash", "-c", test).redirectErrorStream(true).start();

    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo("[one][two words]");
    assertThat(bash.waitFor()).isZero();
    assertThat(asked).hasContent("<complete><--><enclave><rm><al>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void each_shell_has_a_script_that_asks(String shell) {
    assertThat(leannet.run("completion", shell).out())
        .startsWith(shell.equals("zsh") ? "#compdef leannet\n" : "# Completion of leannet for ")
        .contains("complete --", "leannet for " + shell);
  }
}
