package org.leannet.launcher.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leannet.launcher.watch.Sights.at;
import static org.leannet.launcher.watch.Sights.chain;
import static org.leannet.launcher.watch.Sights.nodes;
import static org.leannet.launcher.watch.Sights.running;
import static org.leannet.launcher.watch.Sights.silent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.watch.NetworkSnapshot;
import org.leannet.launcher.watch.Observation;
import org.leannet.launcher.watch.Timeline;

class LiveTableTest {
  private static final LiveTable PLAIN = new LiveTable("alpha", false);

  private static NetworkSnapshot paused() {
    var timeline = new Timeline(nodes(3));
    var view = running(chain(9, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    timeline.observe(at(10, view, view, view));
    return timeline.observe(
        at(12, view, running(chain(9, 8, 8, 9, 10, 12)), silent(ServiceState.PAUSED)));
  }

  @Test
  void nodes_by_slots_fit_the_terminal() {
    assertThat(PLAIN.render(paused(), 100, 30, ""))
        .containsExactly(
            "alpha   slot 12   head 12   justified 9   finalized 8   lag 4   2/3 nodes up",
            "",
            "NODE               STATE        HEAD  JUST   FIN PEERS  0         10",
            "lean-embedded-0 *  running        10     9     8     -  fffFffFffJi._",
            "lean-embedded-1    running        12     9     8     -  fFffFffFfjI.i",
            "lean-embedded-2    paused         10     9     8     -  ffFffFffFjimp",
            "",
            "F proposed  f finalized  j justified  i imported  m missed  b not received  o side"
                + "  p paused  d down  u unreachable",
            "slot 12: lean-embedded-2 paused",
            "q leaves; the network runs on");
  }

  @Test
  void a_narrow_terminal_shows_the_newest_slots() {
    assertThat(PLAIN.render(paused(), 40, 30, "")).element(3).asString().endsWith("  fFffJi._");
  }

  @Test
  void where_not_all_nodes_fit_those_that_do_not_run_are_shown() {
    var timeline = new Timeline(nodes(50));
    var seen = new ArrayList<>(Collections.nCopies(50, running(chain(0, 0, 0, 1))));
    seen.set(40, silent(ServiceState.STOPPED));
    var network = timeline.observe(at(1, seen.toArray(Observation.Seen[]::new)));

    var lines = PLAIN.render(network, 80, 12, "");

    assertThat(lines).hasSizeLessThanOrEqualTo(12);
    assertThat(lines).anyMatch(line -> line.startsWith("lean-embedded-40"));
    assertThat(lines).contains("and 47 more that run");
  }

  @Test
  void colours_take_no_room() {
    var coloured = new LiveTable("alpha", true).render(paused(), 100, 30, "page: http://x/");
    var stripped = new ArrayList<String>();
    coloured.forEach(line -> stripped.add(line.replaceAll("\u001b\\[[0-9;]*m", "")));

    assertThat(stripped.get(3)).hasSameSizeAs(PLAIN.render(paused(), 100, 30, "").get(3));
    assertThat(stripped.getLast()).isEqualTo("page: http://x/   q leaves; the network runs on");
    assertThat(coloured.get(5)).contains("\u001b[33mpaused\u001b[0m");
  }

  @Test
  void what_is_not_known_is_a_dash() {
    var timeline = new Timeline(nodes(1));

    assertThat(PLAIN.render(timeline.blind(Instant.EPOCH, "no Docker"), 80, 20, ""))
        .containsAll(
            List.of(
                "alpha   slot -   head -   justified -   finalized -   lag -   0/1 nodes up",
                "what is shown may be old: no Docker",
                "lean-embedded-0 *  not started     -     -     -     -  "));
  }
}
