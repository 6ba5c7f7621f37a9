package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.process.ProcessRuntime;

/// `service add` and `service update`, with processes.
class ServiceChangesTest {
  @TempDir private Path home;
  private RenderedEnclave alpha;

  @BeforeEach
  void lay_out_an_enclave() throws Exception {
    alpha = RenderedEnclave.in(home);
  }

  @AfterEach
  void remove_it() throws Exception {
    alpha.runtime().dispose();
  }

  @Test
  void a_program_is_added_with_its_ports_and_variables_and_changed() throws Exception {
    var script = "echo $A $B \"$@\"; exec sleep 600";
    var words =
        new String[] {
          "service",
          "add",
          "alpha",
          "tool",
          "/bin/sh",
          "--env",
          "A=x y,B:z",
          "--ports",
          "api:25990/tcp,peers=25991/udp",
          "--",
          "-c",
          script,
          "sh",
          "first"
        };
    assertThat(alpha.expect(0, words).out()).isEqualTo("tool\n");
    Eventually.await("its line", () -> Files.readString(alpha.log("tool")).equals("x y z first\n"));
    assertThat(alpha.expect(0, "port", "print", "alpha", "tool", "api").out())
        .isEqualTo("127.0.0.1:25990\n");

    alpha.expect(0, "service", "update", "alpha", "tool", "--env", "B=other", "--", "second");
    Eventually.await(
        "its new line",
        () -> Files.readString(alpha.log("tool")).endsWith("x y other first second\n"));
    assertThat(alpha.expect(0, "service", "inspect", "alpha", "tool").out())
        .contains("RUNNING", "B: other");

    alpha.expect(0, "service", "update", "alpha", "tool", "--ports", "api:25992,new:25993/udp");
    assertThat(alpha.expect(0, "port", "print", "alpha", "tool", "api").out())
        .isEqualTo("127.0.0.1:25992\n");
    assertThat(alpha.expect(0, "service", "inspect", "alpha", "tool").out())
        .contains("RUNNING", "peers: 25991/udp", "new: 25993/udp");
    assertThat(alpha.expect(8, "service", "update", "alpha", "tool", "--files", "/a:b").err())
        .contains("--files is for containers");

    assertThat(alpha.expect(2, words).err()).contains("there is a service 'tool' already");
    assertThat(alpha.expect(8, "service", "update", "alpha", "tool", "--image", "x").err())
        .contains("tool is a process and has no image");
    assertThat(alpha.expect(2, "service", "update", "alpha", "tool").err())
        .contains("what is to change?");
  }

  @Test
  void what_cannot_be_added_is_refused_with_the_reason() {
    assertThat(alpha.expect(2, "service", "add", "alpha").err()).contains("what is to be added?");
    assertThat(alpha.expect(2, "service", "add", "alpha", "Bad_One", "/bin/true").err())
        .contains("'Bad_One' is no name for a service");
    assertThat(alpha.expect(2, "service", "add", "alpha", "tool", "/no/such").err())
        .contains("/no/such is no program of this machine");
    assertThat(alpha.expect(2, add("--ports", "api")).err()).contains("--ports: 'api' is no port");
    assertThat(alpha.expect(2, add("--env", "x")).err()).contains("--env: 'x' is no variable");
    assertThat(alpha.expect(8, add("--files", "/a:b")).err()).contains("are for containers");
    assertThat(alpha.expect(2, "service", "add", "alpha", "--client", "embeded").err())
        .contains("no Lean client is called 'embeded'", "did you mean 'embedded'?");
    assertThat(alpha.expect(8, "service", "add", "alpha", "--client", "lantern").err())
        .contains("lantern does not run without validators");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 7})
  void a_node_is_not_started_with_keys_that_sign_for_another_network(int activeEpoch)
      throws Exception {
    var beta = Files.createDirectories(home.resolve("leannet/enclaves/beta"));
    var plan = alpha.text("plan.json");
    assertThat(plan).contains("\"activeEpoch\" : 8");
    Files.writeString(
        beta.resolve("plan.json"),
        plan.replace("\"activeEpoch\" : 8", "\"activeEpoch\" : " + activeEpoch));
    var runtime = new ProcessRuntime(beta.resolve("services"), beta.resolve("logs"));
    runtime.create(
        ServiceSpec.of(RenderedEnclave.NODE, new Executable.Local(List.of("sleep", "600"), beta)));

    var refused = alpha.expect(2, "service", "start", "beta", RenderedEnclave.NODE);

    assertThat(refused.err())
        .contains("enclave 'alpha' is using the keys of validator 0 now: both have the same seed");
    assertThat(runtime.status(RenderedEnclave.NODE).state()).isEqualTo(ServiceState.CREATED);
  }

  private static String[] add(String flag, String value) {
    return new String[] {"service", "add", "alpha", "tool", "/bin/true", flag, value};
  }

  @Test
  void a_node_that_does_not_come_up_leaves_everything_as_it_was() throws Exception {
    var before = files();

    var result =
        alpha.expect(6, "service", "add", "alpha", "late", "/bin/false", "--client", "embedded");

    assertThat(result.err()).contains("late died: exit code 1");
    assertThat(files()).isEqualTo(before);
    assertThat(alpha.expect(0, "enclave", "inspect", "alpha", "-o", "json").out())
        .doesNotContain("late");
  }

  /// All files but logs and the lock.
  private Map<String, String> files() throws Exception {
    var files = new TreeMap<String, String>();
    try (var found = Files.walk(alpha.folder())) {
      for (var file : found.filter(Files::isRegularFile).toList()) {
        var name = alpha.folder().relativize(file).toString();
        if (!name.startsWith("logs/") && !name.equals("lock")) {
          files.put(name, Arrays.hashCode(Files.readAllBytes(file)) + "");
        }
      }
    }
    return files;
  }
}
