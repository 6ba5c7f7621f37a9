package org.leannet.launcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
  private static final String FORK_CHOICE =
      """
      {"nodes": [{"root": "0xaa", "slot": 7, "parent_root": "0x99", "proposer_index": 3, "weight": 2},
                 {"root": "0xbb", "slot": 9, "parent_root": "0xaa", "proposer_index": 1, "weight": 4}],
       "head": "0xbb", "justified": {"slot": 8, "root": "0x01"},
       "finalized": {"slot": 7, "root": "0xaa"}, "safe_target": "0xaa", "validator_count": null}
      """;

  @Test
  void a_fork_choice_is_read_as_nodes_serve_it() {
    var report = ForkChoiceReport.parse(FORK_CHOICE).orElseThrow();

    assertThat(report.blocks())
        .containsExactly(
            new ChainBlock("0xaa", 7, "0x99", 3, 2), new ChainBlock("0xbb", 9, "0xaa", 1, 4));
    assertThat(report.headSlot()).hasValue(9);
    assertThat(report.justified()).isEqualTo(new Checkpoint(8, "0x01"));
    assertThat(report.finalized()).isEqualTo(new Checkpoint(7, "0xaa"));
  }

  @Test
  void nothing_but_roots_and_slots_is_taken_for_them() {
    var hostile =
        FORK_CHOICE
            .replace("\"slot\": 9", "\"slot\": 1e99")
            .replace("\"0x99\"", "\"<img src=x onerror=alert(1)>\"");

    var report = ForkChoiceReport.parse(hostile).orElseThrow();

    assertThat(report.blocks()).containsExactly(new ChainBlock("0xaa", 7, "", 3, 2));
    assertThat(report.headSlot()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "404 page not found",
        "{\"head\": 3}",
        "{\"head\": \"0xbb\", \"justified\": {\"slot\": -1}, \"finalized\": {\"slot\": 0}}"
      })
  void what_is_no_fork_choice_is_none(String body) {
    assertThat(ForkChoiceReport.parse(body)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damaged_answers_are_read_or_refused_but_never_thrown(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 500; i++) {
      var text = new StringBuilder(FORK_CHOICE);
      text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
      ForkChoiceReport.parse(text.substring(0, 1 + random.nextInt(text.length())))
          .ifPresent(report -> assertThat(report.head()).startsWith("0x"));
    }
  }

  @Test
  void of_too_many_blocks_the_newest_are_kept() {
    var list =
        IntStream.range(0, 5000)
            .mapToObj("{\"root\": \"0x%1$x\", \"slot\": %1$d}"::formatted)
            .collect(Collectors.joining(",", "{\"nodes\": [", "], "));
    var body = list + FORK_CHOICE.substring(FORK_CHOICE.indexOf("\"head\""));

    var report = ForkChoiceReport.parse(body).orElseThrow();

    assertThat(report.blocks()).hasSize(ForkChoiceReport.MOST_BLOCKS);
    assertThat(report.blocks().getLast().slot()).isEqualTo(4999);
  }

  @Test
  void metrics_are_read_with_the_peers_that_have_names() {
    var report =
        MetricsReport.parse(
            """
            # TYPE lean_head_slot gauge
            lean_head_slot 41
            lean_justified_slot 40.0
            lean_latest_finalized_slot 39
            lean_connected_peers{client="ream_1"} 1
            lean_connected_peers{client="zeam_0"} 0
            lean_connected_peers{client="unknown"} 2
            lean_is_aggregator 1
            """);

    assertThat(report)
        .isEqualTo(
            new MetricsReport(
                OptionalLong.of(41),
                OptionalLong.of(40),
                OptionalLong.of(39),
                OptionalLong.of(3),
                Set.of("ream_1", "unknown"),
                Optional.of(true)));
  }

  @Test
  void a_page_without_the_metrics_says_nothing() {
    var report = MetricsReport.parse("go_goroutines 12\nlean_head_slot_total 3\n");

    assertThat(report.head()).isEmpty();
    assertThat(report.peers()).isEmpty();
    assertThat(report.aggregator()).isEmpty();
  }
}
