package org.leannet.launcher.config.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.PlanJson;
import org.leannet.launcher.plan.resolve.Plans;

/// Whatever is done to a file, it is planned or refused; nothing else comes out.
class MutatedFilesProperties {
  private static final List<String> PIECES =
      List.of(
          "\t",
          "\n",
          "  ",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "&a ",
          "*a",
          "<<: ",
          "!!str ",
          "---\n",
          "...\n",
          "|\n",
          ">",
          "'",
          "\"",
          "#",
          "%YAML 1.1\n",
          "?",
          "@",
          "`",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "\uD800",
          "99999999999999999999",
          "-1",
          "0x",
          "~",
          "null",
          "true",
          "cl_type",
          "is_aggregator: false\n",
          "participants:\n",
          "count: 4000\n",
          "validator_count: 4096\n",
          "el_type: geth\n",
          "attestation_committee_count: 4096\n");
  private static final int MUTANTS_A_SEED = 200;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 25));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_mutated_file_is_planned_or_refused(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> originals = originals();
    int planned = 0;
    for (int mutant = 0; mutant < MUTANTS_A_SEED; mutant++) {
      String text = mutate(originals.get(random.nextInt(originals.size())), random);
      planned += isPlanned(text.getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
    }
    assertThat(planned).isBetween(1, MUTANTS_A_SEED - 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void mutated_bytes_are_planned_or_refused(long seed) throws IOException {
    Random random = new Random(seed);
    for (String original : originals()) {
      byte[] bytes = original.getBytes(StandardCharsets.UTF_8);
      for (int change = 0; change < 3; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      isPlanned(bytes);
    }
  }

  /// Any exception but the one for a bad file fails the test, as does a problem without words or
  /// place.
  private static boolean isPlanned(byte[] bytes) {
    try {
      NetworkPlan plan = Plans.planner().plan(ConfigReader.parse("test.yaml", bytes), "test");
      assertThat(PlanJson.write(plan)).isNotEmpty();
      return true;
    } catch (ConfigException refused) {
      assertThat(refused.problems()).isNotEmpty().isSorted();
      assertThat(refused.problems())
          .allSatisfy(problem -> {
            assertThat(problem.wrong()).isNotBlank();
            assertThat(problem.toString()).startsWith("test.yaml:").doesNotContain("\n");
          });
      return false;
    }
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(mutant.length() + 1);
      int end = Math.min(mutant.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> mutant.delete(at, end);
        case 1 -> mutant.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mutant.insert(random.nextInt(mutant.length() + 1), mutant.substring(at, end));
        default -> mutant.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return mutant.toString();
  }

  private static List<String> originals() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String folder : List.of("../.github/tests", "../examples")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file :
            files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }
}
