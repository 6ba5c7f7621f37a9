package org.leannet.genesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.xmss.Parallel;

class GenesisFilesTest {
  private static final Set<String> PUBLIC =
      Set.of(
          ".leannet-files",
          "annotated_validators.yaml",
          "config.yaml",
          "genesis.json",
          "genesis.ssz",
          "nodes.yaml",
          "validator-config.yaml",
          "validators.yaml",
          "hash-sig-keys/validator-keys-manifest.yaml");

  @TempDir private Path folder;

  @BeforeEach
  void make_a_network() {
    var keys = new KeyMaker(Parallel.SERIAL, Optional.empty(), _ -> {});
    GenesisArtifacts.make(PeerKeys.of(Sample.spec(KeyLayout.DUAL)), keys, folder)
        .stamp(Instant.ofEpochSecond(1_900_000_000));
  }

  private static Set<String> readBy(String node, List<Integer> validators, Path directory)
      throws IOException {
    var globs =
        GenesisFiles.readBy(node, validators).stream()
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
            .toList();
    var read = new TreeSet<String>();
    try (var files = Files.walk(directory)) {
      for (var file : files.filter(Files::isRegularFile).map(directory::relativize).toList()) {
        if (globs.stream().anyMatch(glob -> glob.matches(file))) {
          read.add(file.toString());
        }
      }
    }
    return read;
  }

  private static Set<String> and(Set<String> files, String... more) {
    var all = new TreeSet<>(files);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void a_node_reads_all_public_files_and_its_own_secret_keys() throws IOException {
    var everybodys = new TreeSet<>(PUBLIC);
    for (var index = 0; index < 3; index++) {
      everybodys.add("hash-sig-keys/validator_%d_attester_key_pk.ssz".formatted(index));
      everybodys.add("hash-sig-keys/validator_%d_proposer_key_pk.ssz".formatted(index));
    }

    assertThat(readBy("zeam_0", List.of(0, 2), folder))
        .isEqualTo(
            and(
                everybodys,
                "zeam_0.key",
                "hash-sig-keys/validator_0_attester_key_sk.ssz",
                "hash-sig-keys/validator_0_proposer_key_sk.ssz",
                "hash-sig-keys/validator_2_attester_key_sk.ssz",
                "hash-sig-keys/validator_2_proposer_key_sk.ssz"));
    assertThat(readBy("embedded_0", List.of(), folder))
        .isEqualTo(and(everybodys, "embedded_0.key"));
  }

  @Test
  void other_dialects_are_read_in_the_same_way() throws IOException {
    assertThat(readBy("ream_0", List.of(1), Dialect.LEAN_SPEC.within(folder)))
        .isEqualTo(
            Set.of(
                "config.yaml",
                "validators.yaml",
                "hash-sig-keys/validator-keys-manifest.yaml",
                "hash-sig-keys/validator_1_attester_key_sk.ssz",
                "hash-sig-keys/validator_1_proposer_key_sk.ssz"));
    assertThat(readBy("ream_0", List.of(1), Dialect.SINGLE_KEY.within(folder)))
        .contains("ream_0.key", "hash-sig-keys/validator_1_sk.ssz")
        .contains("hash-sig-keys/validator_0_pk.ssz")
        .doesNotContain("zeam_0.key", "hash-sig-keys/validator_0_sk.ssz");
  }
}
