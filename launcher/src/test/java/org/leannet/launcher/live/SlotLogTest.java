package org.leannet.launcher.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leannet.launcher.watch.Sights.at;
import static org.leannet.launcher.watch.Sights.chain;
import static org.leannet.launcher.watch.Sights.nodes;
import static org.leannet.launcher.watch.Sights.running;
import static org.leannet.launcher.watch.Sights.silent;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.watch.Timeline;

class SlotLogTest {
  private static List<String> tell(Function<SlotLog.Entry, String> words) {
    var timeline = new Timeline(nodes(2));
    var log = new SlotLog();
    var lines = new ArrayList<String>();
    var first = running(chain(0, 0, 0, 1));
    var third = running(chain(1, 0, 0, 1, 3));
    log.newIn(timeline.observe(at(1, first, first))).forEach(e -> lines.add(words.apply(e)));
    log.newIn(timeline.observe(at(2, first, first))).forEach(e -> lines.add(words.apply(e)));
    log.newIn(timeline.observe(at(2, first, first))).forEach(e -> lines.add(words.apply(e)));
    log.newIn(timeline.observe(at(4, silent(ServiceState.STOPPED), third)))
        .forEach(e -> lines.add(words.apply(e)));
    return lines;
  }

  @Test
  void every_slot_is_told_once_when_it_is_over() {
    assertThat(tell(SlotText::line))
        .containsExactly(
            "slot 1: proposed by lean-embedded-1; justified 0, finalized 0, lag 1; 2 of 2 nodes"
                + " have it",
            "slot 4: lean-embedded-0 stopped (exit code 1)",
            "slot 2: missed by lean-embedded-0; justified 1, finalized 0, lag 2; 0 of 2 nodes have"
                + " it",
            "slot 3: proposed by lean-embedded-1; justified 1, finalized 0, lag 3; 1 of 2 nodes"
                + " have it");
  }

  @Test
  void the_same_as_json() throws Exception {
    var json = new ObjectMapper();
    var lines = tell(SlotJson::line);

    assertThat(lines).hasSize(4);
    assertThat(json.readTree(lines.get(1)))
        .isEqualTo(
            json.readTree(
                """
                {"type": "action", "slot": 4, "at": "2023-11-14T22:13:36Z",
                 "service": "lean-embedded-0", "action": "stopped", "detail": "exit code 1"}
                """));
    assertThat(json.readTree(lines.get(2)))
        .isEqualTo(
            json.readTree(
                """
                {"type": "slot", "slot": 2, "fate": "missed", "proposer": 0,
                 "node": "lean-embedded-0", "have": 0, "head": 3, "justified": 1, "finalized": 0,
                 "lag": 2, "nodes": {"lean-embedded-0": "m", "lean-embedded-1": "."}}
                """));
  }
}
