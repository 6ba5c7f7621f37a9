package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.process.ProcessRuntime;

/// `files` and `enclave dump`, on an enclave with a real plan, real genesis files and a process.
class FilesAndDumpTest {
  @TempDir private Path home;
  private InProcess leannet;
  private Path enclave;

  /// The folder of an enclave is what `render` writes, and more.
  @BeforeEach
  void lay_out_an_enclave() throws Exception {
    leannet = new InProcess(home);
    enclave = home.resolve("leannet/enclaves/alpha");
    var file =
        Files.writeString(
            home.resolve("alpha.yaml"),
            """
            participants:
              - cl_type: embedded
                node_key: "%s"
            lean_network_params: {xmss_preset: test, seed: alpha-seed}
            """
                .formatted("5".repeat(64)));
    var rendered =
        leannet.run(
            "render",
            file.toString(),
            enclave.toString(),
            "--with-keys",
            "--genesis-time",
            "1900000000");
    assertThat(rendered.exitCode()).as(rendered.toString()).isZero();
    // What a runtime keeps of services lies where the rendered ones were.
    try (var services = Files.list(enclave.resolve("services"))) {
      for (var service : services.toList()) {
        Files.delete(service);
      }
    }
    var program = new Executable.Local(List.of("/bin/sh", "-c", "echo one; echo two"), enclave);
    runtime().create(ServiceSpec.of("lean-embedded-0", program));
    runtime().start("lean-embedded-0");
    Eventually.await(
        "its lines", () -> Files.size(enclave.resolve("logs/lean-embedded-0.log")) > 7);
  }

  @AfterEach
  void remove_it() throws Exception {
    runtime().dispose();
  }

  private ProcessRuntime runtime() {
    return new ProcessRuntime(enclave.resolve("services"), enclave.resolve("logs"));
  }

  private LeannetProcess.Result expect(int exitCode, String... words) {
    var result = leannet.run(words);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(result.err()).doesNotContain("\tat ", "Exception");
    return result;
  }

  private static Stream<String> names(Path folder) throws Exception {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .map(Path::toString)
          .toList()
          .stream();
    }
  }

  @Test
  void files_are_listed_printed_and_copied() throws Exception {
    assertThat(expect(0, "files", "ls", "alpha").out())
        .contains("genesis", "hash-sig-keys", "logs", "plan")
        .doesNotContain("execution");
    assertThat(expect(0, "files", "inspect", "alpha", "genesis").out()).contains("config.yaml");
    assertThat(expect(0, "files", "inspect", "alpha", "genesis", "config.yaml").out())
        .isEqualTo(Files.readString(enclave.resolve("genesis/config.yaml")));
    assertThat(expect(0, "files", "inspect", "alpha", "hash-sig-keys", "-o", "json").out())
        .contains("\"name\" : \"validator_0_proposer_key_pk.ssz\"", "\"bytes\" : 52");
    assertThat(expect(2, "files", "inspect", "alpha", "genesis", "confg.yaml").err())
        .isEqualTo("leannet: no file 'confg.yaml'\n  did you mean 'config.yaml'?\n");
    assertThat(expect(2, "files", "inspect", "alpha", "genesis", "genesis.ssz").err())
        .contains("is not text", "files download");
    assertThat(expect(2, "files", "inspect", "alpha", "genesys").err())
        .contains("did you mean 'genesis'?");

    var copy = home.resolve("copy");
    expect(0, "files", "download", "alpha", "genesis", copy.toString());
    assertThat(names(copy))
        .containsExactlyInAnyOrderElementsOf(names(enclave.resolve("genesis")).toList());
    expect(0, "files", "download", "alpha", "plan", home.resolve("plan").toString());
    assertThat(home.resolve("plan/plan.json"))
        .hasSameTextualContentAs(enclave.resolve("plan.json"));
    assertThat(expect(2, "files", "download", "alpha", "plan", copy.toString()).err())
        .contains("is not empty");
  }

  @Test
  void a_dump_has_everything_but_secrets() throws Exception {
    var dump = home.resolve("dump");
    expect(0, "enclave", "dump", "alpha", dump.toString());

    assertThat(names(dump))
        .contains(
            "plan.json",
            "inspect.json",
            "genesis/config.yaml",
            "genesis/validator-config.yaml",
            "genesis/hash-sig-keys/validator_0_attester_key_pk.ssz",
            "lean-embedded-0/spec.json",
            "lean-embedded-0/output.log")
        .noneMatch(name -> name.endsWith(".key") || name.contains("_sk."));
    assertThat(dump.resolve("lean-embedded-0/output.log")).hasContent("one\ntwo");
    var seed = Files.readString(enclave.resolve("plan.json")).replaceAll("(?s).*\"seed\" : \"", "");
    for (var file : names(dump).toList()) {
      assertThat(Files.readAllBytes(dump.resolve(file)))
          .asString(java.nio.charset.StandardCharsets.ISO_8859_1)
          .as(file)
          .doesNotContain("5".repeat(64), seed.substring(0, 64));
    }

    var whole = home.resolve("whole");
    expect(0, "enclave", "dump", "alpha", whole.toString(), "--with-keys");
    assertThat(names(whole)).contains("genesis/embedded_0.key");
    assertThat(whole.resolve("plan.json")).hasSameTextualContentAs(enclave.resolve("plan.json"));
    assertThat(expect(2, "enclave", "dump", "alpha", whole.toString()).err())
        .contains("is not empty");
  }

  @Test
  void fish_is_told_every_verb_and_option() {
    var script = expect(0, "completion", "fish").out();

    assertThat(script.lines())
        .anyMatch(line ->
            line.startsWith("complete -c leannet -n '__fish_leannet_at enclave; and not ")
                && line.contains(" -f -a dump -d 'writes all that is known of an enclave"))
        .anyMatch(line ->
            line.startsWith("complete -c leannet -n '__fish_leannet_at service logs'")
                && line.contains(" -s f -l follow"))
        .noneMatch(line -> line.contains("--debug"));
  }
}
