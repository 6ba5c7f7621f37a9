package org.leannet.launcher.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leannet.launcher.watch.Sights.at;
import static org.leannet.launcher.watch.Sights.chain;
import static org.leannet.launcher.watch.Sights.fates;
import static org.leannet.launcher.watch.Sights.metrics;
import static org.leannet.launcher.watch.Sights.nodes;
import static org.leannet.launcher.watch.Sights.row;
import static org.leannet.launcher.watch.Sights.running;
import static org.leannet.launcher.watch.Sights.silent;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.runtime.ServiceState;

class SlotGridTest {
  @Test
  void a_chain_shows_who_proposed_and_how_final_each_slot_is() {
    var timeline = new Timeline(nodes(3));
    var view = running(chain(4, 2, 0, 1, 2, 3, 4, 5));

    var snapshot = timeline.observe(at(5, view, view, view));

    assertThat(row(snapshot, 0)).isEqualTo("fffJji");
    assertThat(row(snapshot, 1)).isEqualTo("fFfjJi");
    assertThat(row(snapshot, 2)).isEqualTo("ffFjjI");
    assertThat(fates(snapshot))
        .containsExactly(
            Fate.FINALIZED,
            Fate.FINALIZED,
            Fate.FINALIZED,
            Fate.JUSTIFIED,
            Fate.JUSTIFIED,
            Fate.PROPOSED);
  }

  @Test
  void a_slot_without_a_block_is_missed_by_its_proposer_once_it_is_over() {
    var timeline = new Timeline(nodes(3));
    var view = running(chain(0, 0, 0, 1, 3));

    var during = timeline.observe(at(4, view, view, view));
    assertThat(row(during, 0)).isEqualTo("fi.I_");
    assertThat(row(during, 1)).isEqualTo("fI.i_");
    assertThat(row(during, 2)).isEqualTo("fimi_");
    assertThat(fates(during))
        .containsExactly(Fate.FINALIZED, Fate.PROPOSED, Fate.MISSED, Fate.PROPOSED, Fate.PENDING);

    var after = timeline.observe(at(5, view, view, view));
    assertThat(row(after, 1)).isEqualTo("fI.im_");
  }

  @Test
  void a_paused_node_shows_as_such_until_it_has_caught_up() {
    var timeline = new Timeline(nodes(2));
    timeline.observe(at(1, running(chain(0, 0, 0, 1)), running(chain(0, 0, 0, 1))));
    timeline.observe(at(2, running(chain(0, 0, 0, 1, 2)), silent(ServiceState.PAUSED)));

    var paused =
        timeline.observe(at(3, running(chain(0, 0, 0, 1, 2)), silent(ServiceState.PAUSED)));
    assertThat(row(paused, 1)).isEqualTo("fIpp");
    assertThat(paused.nodes().get(1).state()).isEqualTo(NodeState.PAUSED);
    assertThat(paused.nodes().get(1).head()).hasValue(1);

    var missed =
        timeline.observe(at(4, running(chain(0, 0, 0, 1, 2, 4)), silent(ServiceState.PAUSED)));
    assertThat(row(missed, 1)).isEqualTo("fIpmp");

    var back =
        timeline.observe(at(5, running(chain(0, 0, 0, 1, 2, 4)), running(chain(0, 0, 0, 1, 2, 4))));
    assertThat(row(back, 1)).isEqualTo("fIimi_");
  }

  @Test
  void a_node_without_a_block_that_others_have_is_told_from_one_that_is_down() {
    var timeline = new Timeline(nodes(3));
    var behind = running(chain(0, 0, 0, 1));
    var ahead = running(chain(0, 0, 0, 1, 2));
    timeline.observe(at(1, behind, behind, silent(ServiceState.STOPPED)));
    timeline.observe(at(2, ahead, behind, silent(ServiceState.STOPPED)));

    var snapshot = timeline.observe(at(3, ahead, behind, silent(ServiceState.STOPPED)));

    assertThat(row(snapshot, 0)).isEqualTo("fii_");
    assertThat(row(snapshot, 1)).isEqualTo("fIb_");
    assertThat(row(snapshot, 2)).isEqualTo("-ddd");
  }

  @Test
  void a_block_the_own_chain_does_not_go_through_is_a_side_block() {
    var timeline = new Timeline(nodes(2));
    timeline.observe(at(2, running(chain(0, 0, 0, 1, 2)), running(chain(0, 0, 0, 1, 2))));

    var snapshot =
        timeline.observe(at(3, running(chain(0, 0, 0, 1, 3)), running(chain(0, 0, 0, 1, 3))));

    assertThat(row(snapshot, 0)).isEqualTo("fiOi");
    assertThat(row(snapshot, 1)).isEqualTo("fIoI");
    assertThat(fates(snapshot).get(2)).isEqualTo(Fate.SIDE);
  }

  @Test
  void a_client_with_metrics_alone_is_taken_to_follow_the_chain_of_the_others() {
    var timeline = new Timeline(nodes(2));
    var quiet = new NodeReport(Optional.empty(), Optional.of(metrics(2, 1, 1)));

    var snapshot = timeline.observe(at(3, running(chain(1, 1, 0, 1, 2, 3)), running(quiet)));

    assertThat(row(snapshot, 1)).isEqualTo("fFi_");
  }

  @Test
  void where_only_metrics_are_served_slots_are_not_known() {
    var timeline = new Timeline(nodes(1));
    var quiet = new NodeReport(Optional.empty(), Optional.of(metrics(2, 1, 1)));

    var snapshot = timeline.observe(at(3, running(quiet)));

    assertThat(row(snapshot, 0)).isEqualTo("---_");
    assertThat(snapshot.chain().head()).hasValue(2);
    assertThat(snapshot.lag()).hasValue(2);
  }

  @Test
  void what_was_before_the_watch_is_known_as_far_as_nodes_tell() {
    var timeline = new Timeline(nodes(2));
    var view = running(chain(98, 96, 96, 97, 98, 100));

    var snapshot = timeline.observe(at(100, view, view));

    assertThat(row(snapshot, 0)).isEqualTo("-".repeat(96) + "Fj" + "J.I");
    assertThat(row(snapshot, 1)).isEqualTo("-".repeat(96) + "fJ" + "jmi");
  }

  @Test
  void history_is_bounded_and_keeps_what_finality_has_left_behind() {
    var timeline = new Timeline(nodes(2));
    NetworkSnapshot last =
        timeline.observe(at(0, running(chain(0, 0, 0)), running(chain(0, 0, 0))));
    for (long slot = 1; slot <= 700; slot++) {
      var view = running(chain(slot, Math.max(0, slot - 1), Math.max(0, slot - 1), slot));
      last = timeline.observe(at(slot, view, view));
    }

    assertThat(last.chain().columns()).hasSize(SlotHistory.WINDOW);
    assertThat(last.chain().columns().getFirst().slot()).isEqualTo(700 - 511);
    assertThat(row(last, 0)).matches("[fF]{511}[jJ]");
    assertThat(last.chain().tree()).hasSizeLessThan(20);
  }
}
