package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `files` and `enclave dump`, on an enclave with a real plan, real genesis files and a process.
class FilesAndDumpTest {
  @TempDir private Path home;
  private RenderedEnclave alpha;
  private Path enclave;

  @BeforeEach
  void lay_out_an_enclave() throws Exception {
    alpha = RenderedEnclave.in(home);
    enclave = alpha.folder();
  }

  @AfterEach
  void remove_it() throws Exception {
    alpha.runtime().dispose();
  }

  private LeannetProcess.Result expect(int exitCode, String... words) {
    return alpha.expect(exitCode, words);
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
}
