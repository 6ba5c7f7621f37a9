package org.leannet.launcher.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leannet.launcher.watch.Sights.GENESIS;
import static org.leannet.launcher.watch.Sights.at;
import static org.leannet.launcher.watch.Sights.chain;
import static org.leannet.launcher.watch.Sights.metrics;
import static org.leannet.launcher.watch.Sights.nodes;
import static org.leannet.launcher.watch.Sights.root;
import static org.leannet.launcher.watch.Sights.running;
import static org.leannet.launcher.watch.Sights.silent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.runtime.ServiceState;

class TimelineTest {
  private static final Observation.Seen FINE = running(chain(0, 0, 0, 1));

  private static List<String> actions(NetworkSnapshot snapshot) {
    return snapshot.actions().stream()
        .map(a ->
            "%d %s %s %s".formatted(a.slot().orElse(-1), a.service(), a.kind(), a.detail()).strip())
        .toList();
  }

  @Test
  void forks_are_merged_into_one_tree_with_the_nodes_on_each_head() {
    var timeline = new Timeline(nodes(3));

    var snapshot =
        timeline.observe(
            at(
                3,
                running(chain(1, 0, 0, 1, 2)),
                running(chain(1, 0, 0, 1, 3)),
                running(chain(1, 0, 0, 1, 3))));

    assertThat(snapshot.chain().tree())
        .extracting(b -> "%d %s %d".formatted(b.block().slot(), b.fate(), b.heads()))
        .containsExactly("0 FINALIZED 0", "1 JUSTIFIED 0", "2 SIDE 1", "3 PROPOSED 2");
    assertThat(snapshot.chain().tree().getLast().block().parent()).isEqualTo(root(1));
    assertThat(snapshot.chain().justified()).hasValue(1);
  }

  @Test
  void a_node_that_joins_is_unknown_before_and_takes_no_turns_away() {
    var timeline = new Timeline(nodes(2));
    timeline.observe(at(1, FINE, FINE));
    timeline.add(new WatchedNode("late", "late_2", "embedded", List.of(), false));

    var snapshot =
        timeline.observe(at(3, FINE, FINE, running(metricsOnly(metrics(1, 0, 0, "embedded_0")))));

    assertThat(snapshot.nodes()).extracting(n -> n.node().service()).last().isEqualTo("late");
    assertThat(snapshot.chain().columns())
        .extracting(SlotColumn::cells)
        .allSatisfy(cells -> assertThat(cells).hasSize(3));
    assertThat(snapshot.chain().columns().getLast().proposerNode()).hasValue(1);
    assertThat(snapshot.links()).containsExactly(Link.between(0, 2));
    assertThat(Sights.row(snapshot, 2)).startsWith("fi");
  }

  @Test
  void a_node_that_was_removed_is_no_member_and_keeps_its_row() {
    var timeline = new Timeline(nodes(2));
    timeline.observe(at(1, FINE, FINE));

    var snapshot = timeline.observe(at(2, FINE, Observation.Seen.REMOVED));

    assertThat(snapshot.nodes().getLast().state()).isEqualTo(NodeState.REMOVED);
    assertThat(snapshot.members()).isEqualTo(1);
    assertThat(actions(snapshot)).containsExactly("2 lean-embedded-1 REMOVED");
    assertThat(actions(timeline.observe(at(3, FINE, FINE))))
        .containsExactly("2 lean-embedded-1 REMOVED", "3 lean-embedded-1 STARTED");
  }

  private static NodeReport metricsOnly(MetricsReport metrics) {
    return new NodeReport(Optional.empty(), Optional.of(metrics));
  }

  @Test
  void what_happens_to_services_is_told_with_its_slot() {
    var timeline = new Timeline(nodes(2));
    timeline.observe(at(1, FINE, silent(ServiceState.CREATED)));
    timeline.observe(at(2, FINE, FINE));
    timeline.observe(at(3, FINE, silent(ServiceState.PAUSED)));
    timeline.observe(at(4, FINE, FINE));
    timeline.observe(at(5, FINE, silent(ServiceState.STOPPED)));
    var snapshot = timeline.observe(at(6, FINE, FINE));

    assertThat(actions(snapshot))
        .containsExactly(
            "3 lean-embedded-1 PAUSED",
            "4 lean-embedded-1 RESUMED",
            "5 lean-embedded-1 STOPPED exit code 1",
            "6 lean-embedded-1 STARTED");
    assertThat(snapshot.actions()).extracting(Action::number).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void one_late_answer_says_nothing_and_two_say_that_the_node_is_lost() {
    var timeline = new Timeline(nodes(1));
    timeline.observe(at(1, FINE));

    var late = timeline.observe(at(2, silent(ServiceState.RUNNING)));
    assertThat(late.nodes().getFirst().state()).isEqualTo(NodeState.RUNNING);

    var lost = timeline.observe(at(3, silent(ServiceState.RUNNING)));
    assertThat(lost.nodes().getFirst().state()).isEqualTo(NodeState.UNREACHABLE);

    assertThat(actions(timeline.observe(at(4, FINE))))
        .containsExactly("3 lean-embedded-0 LOST", "4 lean-embedded-0 BACK");
  }

  @Test
  void a_service_that_was_started_anew_between_two_polls_is_seen() {
    var timeline = new Timeline(nodes(1));
    timeline.observe(at(1, FINE));

    var snapshot = timeline.observe(at(2, anew(7)));

    assertThat(actions(snapshot)).containsExactly("2 lean-embedded-0 RESTARTED");
  }

  private static Observation.Seen anew(long seconds) {
    return new Observation.Seen(
        ServiceState.RUNNING, Optional.of(GENESIS.plusSeconds(seconds)), "", FINE.report());
  }

  @Test
  void a_service_that_was_made_anew_or_seen_paused_before_its_new_start_is_told_of() {
    var timeline = new Timeline(nodes(1));
    timeline.observe(at(1, FINE));
    timeline.observe(
        at(
            2,
            new Observation.Seen(ServiceState.CREATED, Optional.empty(), "", NodeReport.SILENCE)));
    timeline.observe(at(3, anew(7)));
    timeline.observe(at(4, silent(ServiceState.PAUSED)));
    var snapshot = timeline.observe(at(5, anew(9)));

    assertThat(actions(snapshot))
        .containsExactly(
            "3 lean-embedded-0 RESTARTED",
            "4 lean-embedded-0 PAUSED",
            "5 lean-embedded-0 RESTARTED");
  }

  @Test
  void a_change_of_the_aggregators_role_is_told() {
    var timeline = new Timeline(nodes(1));
    timeline.observe(at(1, running(role(true))));
    timeline.observe(at(2, FINE));
    var snapshot = timeline.observe(at(3, running(role(false))));

    assertThat(actions(snapshot)).containsExactly("3 lean-embedded-0 RESTS");
    assertThat(snapshot.nodes().getFirst().aggregator()).isFalse();
  }

  private static NodeReport role(boolean aggregates) {
    var none = OptionalLong.empty();
    return new NodeReport(
        Optional.of(chain(0, 0, 0, 1)),
        Optional.of(new MetricsReport(none, none, none, none, Set.of(), Optional.of(aggregates))));
  }

  @Test
  void links_come_from_peers_that_nodes_know_by_name() {
    var timeline = new Timeline(nodes(3));

    var snapshot =
        timeline.observe(
            at(
                1,
                running(
                    new NodeReport(
                        Optional.empty(),
                        Optional.of(metrics(1, 0, 0, "embedded_1", "embedded_2")))),
                running(
                    new NodeReport(
                        Optional.empty(), Optional.of(metrics(1, 0, 0, "embedded_0", "unknown")))),
                silent(ServiceState.PAUSED)));

    assertThat(snapshot.links()).containsExactly(new Link(0, 1), new Link(0, 2));
  }

  @Test
  void before_genesis_there_are_nodes_and_no_slots() {
    var timeline = new Timeline(nodes(1));

    var snapshot =
        timeline.observe(
            new Observation(
                GENESIS.minusSeconds(3),
                Optional.of(GENESIS),
                OptionalLong.empty(),
                List.of(running(chain(0, 0, 0)))));

    assertThat(snapshot.nodes().getFirst().state()).isEqualTo(NodeState.RUNNING);
    assertThat(snapshot.chain().columns()).isEmpty();
    assertThat(snapshot.lag()).isEmpty();
  }

  @Test
  void blocks_from_the_future_are_left_out() {
    var timeline = new Timeline(nodes(1));

    var snapshot = timeline.observe(at(2, running(chain(0, 0, 0, 1, Long.MAX_VALUE))));

    assertThat(snapshot.chain().tree()).extracting(b -> b.block().slot()).containsExactly(0L, 1L);
  }

  @Test
  void a_runtime_that_does_not_answer_leaves_the_last_picture_with_a_reason() {
    var timeline = new Timeline(nodes(1));
    var good = timeline.observe(at(1, FINE));

    var blind = timeline.blind(Instant.EPOCH, "no Docker at unix:///var/run/docker.sock");

    assertThat(blind.version()).isGreaterThan(good.version());
    assertThat(blind.problem()).hasValue("no Docker at unix:///var/run/docker.sock");
    assertThat(blind.nodes()).isEqualTo(good.nodes());
  }

  @Test
  void actions_are_bounded() {
    var timeline = new Timeline(nodes(1));
    NetworkSnapshot last = timeline.observe(at(1, FINE));
    for (var i = 0; i < Timeline.MOST_ACTIONS; i++) {
      timeline.observe(at(1, silent(ServiceState.PAUSED)));
      last = timeline.observe(at(1, FINE));
    }

    assertThat(last.actions()).hasSize(Timeline.MOST_ACTIONS);
    assertThat(last.actions().getLast().number()).isEqualTo(2L * Timeline.MOST_ACTIONS);
  }
}
