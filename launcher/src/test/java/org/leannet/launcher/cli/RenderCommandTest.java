package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.launcher.plan.PlanJson;

/// `leannet render`, with no Docker to be found.
class RenderCommandTest {
  @TempDir private Path home;
  private InProcess leannet;

  @BeforeEach
  void aim() {
    leannet = new InProcess(home);
  }

  private LeannetProcess.Result render(int exitCode, String... words) {
    var command = new String[words.length + 1];
    command[0] = "render";
    System.arraycopy(words, 0, command, 1, words.length);
    var result = leannet.run(command);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(result.err()).doesNotContain("\tat ", "Exception");
    return result;
  }

  private String pair() throws IOException {
    return Files.writeString(
            home.resolve("pair.yaml"),
            """
            participants: [{cl_type: embedded, count: 2}]
            lean_network_params: {xmss_preset: test}
            """)
        .toString();
  }

  private static String canonical(String name) {
    return LeannetProcess.installation().resolve(".github/tests/" + name + ".yaml").toString();
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (var found = Files.walk(folder)) {
      for (var file : found.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  @Test
  void the_same_file_gives_the_same_bytes_wherever_they_go() throws Exception {
    var one = home.resolve("one");
    var other = home.resolve("deep/er/other");
    render(0, pair(), one.toString(), "--with-keys", "--genesis-time", "1900000000");
    render(
        0, pair(), other.toString(), "--with-keys", "--genesis-time", "1900000000", "--no-cache");

    assertThat(files(one)).isEqualTo(files(other));
    assertThat(files(one).keySet())
        .contains(
            "plan.json",
            "genesis/config.yaml",
            "genesis/genesis.ssz",
            "genesis/annotated_validators.yaml",
            "genesis/hash-sig-keys/validator_1_proposer_key_sk.ssz",
            "services/lean-embedded-0.json",
            "commands/lean-embedded-1.sh");
    assertThat(files(one).get("genesis/config.yaml")).contains("GENESIS_TIME: 1900000000\n");
    assertThat(PlanJson.read(Files.readString(one.resolve("plan.json"))).nodes()).hasSize(2);
  }

  @Test
  void without_keys_what_tells_them_is_left_out_and_named() throws Exception {
    var folder = home.resolve("out");

    var result = render(0, pair(), folder.toString());

    assertThat(result.out())
        .contains("not in genesis/: config.yaml, genesis.ssz, genesis.json")
        .contains("add --with-keys");
    assertThat(files(folder).keySet())
        .contains("genesis/nodes.yaml", "genesis/validators.yaml", "genesis/embedded_0.key")
        .doesNotContain("genesis/config.yaml", "genesis/annotated_validators.yaml");
    assertThat(home.resolve("leannet")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lean-devnet4",
        "lean-smoke",
        "ethlambda-el-pair",
        "ethlambda-el-pair-2node",
        "ethlambda-el-all-clients"
      })
  void the_canonical_networks_are_rendered_without_docker_as_scripts_a_shell_reads(String name)
      throws Exception {
    assertThat(leannet.run("validate", canonical(name)).exitCode()).isZero();
    var folder = home.resolve("out");
    render(0, canonical(name), folder.toString());

    var plan = PlanJson.read(Files.readString(folder.resolve("plan.json")));
    try (var scripts = Files.list(folder.resolve("commands"))) {
      var all = scripts.map(Path::toString).sorted().toList();
      assertThat(all).hasSize(plan.nodes().size() + plan.executions().size());
      for (var script : all) {
        var check = new ProcessBuilder("sh", "-n", script).redirectErrorStream(true).start();
        assertThat(check.waitFor()).as(script).isZero();
        assertThat(Files.readString(Path.of(script))).contains("exec docker run \\\n");
      }
    }
  }

  @Test
  void a_script_starts_its_service_from_wherever_its_folder_is_moved() throws Exception {
    var program = home.resolve("my node");
    Files.writeString(program, "#!/bin/sh\npwd\nprintf '%s\\n' \"$A\" \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    var file =
        Files.writeString(
            home.resolve("own.yaml"),
            """
            participants:
              - cl_type: embedded
                cl_binary: "%s"
                cl_extra_params: ["--motto=it's $HOME"]
                cl_extra_env_vars: {A: "two words"}
            """
                .formatted(program));
    var folder = home.resolve("out");
    render(0, file.toString(), folder.toString());
    var moved = Files.move(folder, home.resolve("moved"));

    var script = moved.resolve("commands/lean-embedded-0.sh");
    var process = new ProcessBuilder(script.toString()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines())
        .startsWith(
            moved.resolve("data/embedded_0").toString(),
            "two words",
            "--genesis",
            moved.resolve("genesis/config.yaml").toString())
        .contains("--motto=it's $HOME");
  }

  @Test
  void a_folder_with_something_in_it_is_refused_and_untouched() throws Exception {
    var folder = Files.createDirectories(home.resolve("out"));
    Files.writeString(folder.resolve("mine"), "mine");

    assertThat(render(2, pair(), folder.toString()).err())
        .isEqualTo(
            "leannet: %s is not empty\n  name a folder that is new or empty\n".formatted(folder));
    assertThat(files(folder)).containsOnlyKeys("mine");
    assertThat(render(2, pair(), folder.resolve("mine").toString()).err())
        .contains("is not a folder");
  }

  @Test
  void what_fails_leaves_no_folder_and_an_empty_one_empty() throws Exception {
    var bad = Files.writeString(home.resolve("bad.yaml"), "participants: [{cl_typ: x}]\n");
    render(2, bad.toString(), home.resolve("out").toString());
    assertThat(home.resolve("out")).doesNotExist();

    var folder = Files.createDirectories(home.resolve("empty"));
    Files.writeString(home.resolve("leannet"), "a file where the key cache should be");
    render(5, pair(), folder.toString(), "--with-keys");
    assertThat(folder).isEmptyDirectory();
    render(5, pair(), home.resolve("new").toString(), "--with-keys");
    assertThat(home.resolve("new")).doesNotExist();
  }
}
