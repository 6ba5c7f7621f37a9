package org.leannet.launcher.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.process.ProcessRuntime;

/// The real command in processes of its own. Enclaves are laid out by the runtime itself.
class CommandLineTest {
  @TempDir private Path home;
  private LeannetProcess leannet;

  @BeforeEach
  void aim() {
    // What others have in containers is listed too.
    leannet = new LeannetProcess(home, Map.of("DOCKER_HOST", "unix:///nonexistent/docker.sock"));
  }

  private Path enclave(String name) {
    return home.resolve("leannet/enclaves").resolve(name);
  }

  private Runtime runtime(String name) {
    return new ProcessRuntime(enclave(name).resolve("services"), enclave(name).resolve("logs"));
  }

  /// An enclave with two services; the first says two lines, both run on.
  private void startEnclave(String name) throws Exception {
    Files.createDirectories(enclave(name));
    for (var service : List.of("lean-alpha-0", "lean-beta-0")) {
      var script = "echo hello from " + service + "; echo second line; while :; do sleep 0.1; done";
      runtime(name)
          .create(
              ServiceSpec.of(
                      service,
                      new Executable.Local(List.of("/bin/sh", "-c", script), enclave(name)))
                  .withPorts(List.of(PortSpec.http("api", 24001), PortSpec.udp("quic", 24000))));
      runtime(name).start(service);
      Eventually.await(
          "its lines", () -> Files.size(enclave(name).resolve("logs/" + service + ".log")) > 30);
    }
  }

  private static LeannetProcess.Result expect(int exitCode, LeannetProcess.Result result) {
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(result.err()).doesNotContain("\tat ", "Exception");
    return result;
  }

  @Test
  void the_version_is_printed_alone() throws Exception {
    var result = expect(0, leannet.run("version"));

    assertThat(result.out()).matches("\\S+\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void a_wrong_word_is_exit_code_2_with_a_suggestion() throws Exception {
    assertThat(expect(2, leannet.run("enclave", "inspekt")).err())
        .isEqualTo(
            """
            leannet: unknown command 'leannet enclave inspekt'
              did you mean 'inspect'?
              see `leannet enclave --help`
            """);
    assertThat(expect(2, leannet.run("enclave", "ls", "--outptu", "json")).err())
        .isEqualTo(
            """
            leannet: unknown option '--outptu'
              did you mean '--output'?
              see `leannet enclave ls --help`
            """);
    assertThat(expect(2, leannet.run()).err()).startsWith("leannet: which command? there are ");
    assertThat(expect(2, leannet.run("enclave", "inspect")).err())
        .startsWith("leannet: Missing required parameter: 'ENCLAVE'");
  }

  @Test
  void what_kurtosis_has_is_told_with_the_verb_of_here() throws Exception {
    assertThat(expect(2, leannet.run("files", "upload", "x", "y")).err())
        .isEqualTo(
            """
            leannet: unknown command 'leannet files upload'
              `leannet service add ... --files /inside:/here` shows a service a file of this machine
              see `leannet files --help`
            """);
    assertThat(expect(2, leannet.run("lint", "x.yaml")).err())
        .contains("unknown command 'leannet lint'\n  `leannet validate FILE`\n");
    assertThat(expect(0, leannet.run("engine", "status")).out()).startsWith("no engine");
    var file = LeannetProcess.installation().resolve("examples/quickstart.yaml").toString();
    var kurtosis = "github.com/ethpandaops/ethereum-package@5.0.0";
    var run =
        leannet.run(
            "run", kurtosis, "--args-file", file, "--dry-run", "--verbosity", "brief", "-p");
    assertThat(expect(0, run).out()).contains("lean-embedded-3");
    assertThat(run.err())
        .isEqualTo("leannet: " + kurtosis + " is not fetched: Leannet has no packages\n");
  }

  @Test
  void an_args_file_may_be_named_by_its_url() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(server, "/nets/two-nodes.yaml", "participants: [{cl_type: embedded, count: 2}]");
    serve(server, "/nets/wrong.yaml", "participants: [{cl_typ: embedded}]");
    server.start();
    try {
      var folder = "http://127.0.0.1:" + server.getAddress().getPort() + "/nets/";
      assertThat(expect(0, leannet.run("validate", folder + "two-nodes.yaml")).out())
          .contains("2 nodes");
      assertThat(expect(2, leannet.run("run", "--args-file", folder + "wrong.yaml")).err())
          .startsWith(folder + "wrong.yaml:1:16: ");
      assertThat(expect(1, leannet.run("run", folder + "none.yaml")).err())
          .isEqualTo("leannet: cannot fetch " + folder + "none.yaml: the answer is 404\n");
    } finally {
      server.stop(0);
    }
  }

  private static void serve(HttpServer server, String path, String text) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, text.length());
          exchange.getResponseBody().write(text.getBytes(UTF_8));
          exchange.close();
        });
  }

  @Test
  void an_unknown_enclave_is_named_with_those_there_are() throws Exception {
    Files.createDirectories(enclave("quickstart"));
    Files.createDirectories(enclave("other"));

    assertThat(expect(2, leannet.run("enclave", "inspect", "quickstar")).err())
        .isEqualTo("leannet: no enclave 'quickstar'\n  did you mean 'quickstart'?\n");
    assertThat(expect(2, leannet.run("enclave", "inspect", "zzz")).err())
        .isEqualTo("leannet: no enclave 'zzz'\n  there are other, quickstart\n");
  }

  @Test
  void an_enclave_is_listed_stopped_started_and_removed() throws Exception {
    startEnclave("alpha");
    assertThat(expect(0, leannet.run("enclave", "ls")).out())
        .matches("Name +Status +Services +Creation Time\nalpha +RUNNING +2 +.*\n");
    assertThat(expect(2, leannet.run("enclave", "rm", "alpha")).err())
        .isEqualTo(
            """
            leannet: enclave 'alpha' is running
              stop it first, or remove it as it is with `leannet enclave rm -f alpha`
            """);

    expect(0, leannet.run("enclave", "stop", "alpha"));
    assertThat(expect(0, leannet.run("enclave", "ls", "-o", "json")).out())
        .contains("\"name\" : \"alpha\"", "\"status\" : \"STOPPED\"");
    assertThat(expect(0, leannet.run("clean")).out()).isEqualTo("alpha\n");

    assertThat(home.resolve("leannet/enclaves")).isEmptyDirectory();
  }

  @Test
  void removing_by_force_leaves_no_process_and_no_file() throws Exception {
    startEnclave("alpha");
    var handle = runtime("alpha").status("lean-alpha-0").handle();
    var pid = Long.parseLong(handle.substring("pid ".length()));

    assertThat(expect(0, leannet.run("enclave", "rm", "-f", "alpha")).out()).isEqualTo("alpha\n");

    assertThat(enclave("alpha")).doesNotExist();
    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void services_are_paused_killed_and_started_by_name_or_glob() throws Exception {
    startEnclave("alpha");
    try {
      expect(0, leannet.run("service", "pause", "alpha", "lean-alpha-*"));
      assertThat(expect(0, leannet.run("enclave", "inspect", "alpha")).out())
          .contains("PAUSED", "RUNNING");
      expect(0, leannet.run("service", "unpause", "alpha", "lean-alpha-0"));

      expect(0, leannet.run("service", "kill", "alpha", "lean-beta-0"));
      assertThat(expect(0, leannet.run("service", "inspect", "alpha", "lean-beta-0")).out())
          .contains("Status:    STOPPED\nEnded:     exit code 137\n");
      expect(0, leannet.run("service", "start", "alpha", "lean-beta-0"));
      assertThat(
              expect(0, leannet.run("service", "inspect", "alpha", "lean-beta-0", "-o", "json"))
                  .out())
          .contains("\"status\" : \"RUNNING\"");
      assertThat(expect(2, leannet.run("service", "stop", "alpha", "observer-7")).err())
          .isEqualTo("leannet: no service 'observer-7'\n  there are lean-alpha-0, lean-beta-0\n");
    } finally {
      runtime("alpha").dispose();
    }
  }

  @Test
  void what_a_process_cannot_do_is_exit_code_8() throws Exception {
    startEnclave("alpha");
    try {
      assertThat(expect(8, leannet.run("service", "exec", "alpha", "lean-alpha-0", "ls")).err())
          .isEqualTo(
              """
              leannet: the process runtime cannot run a command inside a service
                its services are processes of this machine: run the command directly
              """);
    } finally {
      runtime("alpha").dispose();
    }
  }

  @Test
  void logs_are_given_filtered_and_prefixed() throws Exception {
    startEnclave("alpha");
    try {
      assertThat(expect(0, leannet.run("service", "logs", "alpha", "lean-alpha-0")).out())
          .isEqualTo("hello from lean-alpha-0\nsecond line\n");
      assertThat(
              expect(0, leannet.run("service", "logs", "alpha", "lean-alpha-0", "-n", "1")).out())
          .isEqualTo("second line\n");
      assertThat(expect(0, leannet.run("service", "logs", "alpha", "-x", "--match", "hello")).out())
          .contains("[lean-alpha-0] hello from lean-alpha-0\n")
          .contains("[lean-beta-0] hello from lean-beta-0\n")
          .doesNotContain("second");
      assertThat(
              expect(
                      2,
                      leannet.run("service", "logs", "alpha", "lean-alpha-0", "--regex-match", "["))
                  .err())
          .startsWith("leannet: not a regular expression: ");
    } finally {
      runtime("alpha").dispose();
    }
  }

  @Test
  void a_port_is_printed_as_a_url_or_in_parts() throws Exception {
    startEnclave("alpha");
    try {
      assertThat(port("api")).isEqualTo("http://127.0.0.1:24001\n");
      assertThat(port("quic")).isEqualTo("127.0.0.1:24000\n");
      assertThat(port("api", "--format", "ip,number")).isEqualTo("127.0.0.1:24001\n");
      assertThat(port("api", "--format", "number")).isEqualTo("24001\n");
      assertThat(port("quic", "--format", "protocol,ip,number"))
          .isEqualTo("udp://127.0.0.1:24000\n");
      assertThat(expect(2, leannet.run("port", "print", "alpha", "lean-alpha-0", "http")).err())
          .isEqualTo(
              """
              leannet: service 'lean-alpha-0' has no port 'http'
                it has api, quic
              """);
    } finally {
      runtime("alpha").dispose();
    }
  }

  private String port(String id, String... flags) throws Exception {
    var words = new ArrayList<>(List.of("port", "print", "alpha", "lean-alpha-0", id));
    words.addAll(List.of(flags));
    return expect(0, leannet.run(words.toArray(String[]::new))).out();
  }
}
