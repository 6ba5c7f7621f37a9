package org.leannet.launcher.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leannet.launcher.watch.Sights.at;
import static org.leannet.launcher.watch.Sights.chain;
import static org.leannet.launcher.watch.Sights.nodes;
import static org.leannet.launcher.watch.Sights.running;
import static org.leannet.launcher.watch.Sights.silent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.watch.Timeline;

class SnapshotDiffTest {
  private final Timeline timeline = new Timeline(nodes(2));

  private static JsonNode read(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void against_nothing_it_is_the_whole() throws Exception {
    var view = running(chain(1, 0, 0, 1));

    var whole = SnapshotDiff.of(Optional.empty(), timeline.observe(at(2, view, view)));

    assertThat(read(whole))
        .isEqualTo(
            read(
                """
                {"version": 2, "at": 1700000008000, "genesis": 1700000000000, "slot": 2,
                 "problem": null, "head": 1, "justified": 1, "finalized": 0, "lag": 2,
                 "nodes": [{"service": "lean-embedded-0", "client": "embedded", "validators": [0]},
                           {"service": "lean-embedded-1", "client": "embedded", "validators": [1]}],
                 "rows": [[0, "running", true, "%2$s", 1, 1, 0, null],
                          [1, "running", false, "%2$s", 1, 1, 0, null]],
                 "columns": [[0, "finalized", null, null, null, "ff"],
                             [1, "justified", 1, 1, null, "jJ"],
                             [2, "pending", 0, 0, 2, "__"]],
                 "tree": [["%1$s", 0, "0x00", 0, 3, "finalized", 0],
                          ["%2$s", 1, "%1$s", 1, 3, "justified", 2]],
                 "links": [], "actions": []}
                """
                    .formatted("0x" + "0".repeat(60) + "a000", "0x" + "0".repeat(60) + "a001")));
  }

  @Test
  void after_that_only_what_changed_is_sent() throws Exception {
    var view = running(chain(1, 0, 0, 1));
    var before = timeline.observe(at(2, view, view));
    var now = timeline.observe(at(3, view, silent(ServiceState.PAUSED)));

    var change = read(SnapshotDiff.of(Optional.of(before), now));

    assertThat(change.has("nodes")).isFalse();
    assertThat(change.get("rows")).hasSize(1);
    assertThat(change.at("/rows/0/0").asInt()).isEqualTo(1);
    assertThat(change.at("/rows/0/1").asText()).isEqualTo("paused");
    assertThat(change.get("columns")).hasSize(2);
    assertThat(change.at("/columns/0/5").asText()).isEqualTo("m.");
    assertThat(change.at("/columns/1/5").asText()).isEqualTo("_p");
    assertThat(change.has("links")).isFalse();
    assertThat(change.at("/actions/0/4").asText()).isEqualTo("paused");
  }

  @Test
  void a_snapshot_against_itself_changes_nothing() throws Exception {
    var view = running(chain(1, 0, 0, 1));
    var snapshot = timeline.observe(at(2, view, view));

    var change = read(SnapshotDiff.of(Optional.of(snapshot), snapshot));

    assertThat(change.get("rows")).isEmpty();
    assertThat(change.get("columns")).isEmpty();
    assertThat(change.get("actions")).isEmpty();
    assertThat(change.has("tree")).isFalse();
  }
}
