package org.leannet.launcher.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter written = new StringWriter();
  private final PrintWriter out = new PrintWriter(written);
  private Instant now = Instant.EPOCH;

  private void pass(long millis) {
    now = now.plus(Duration.ofMillis(millis));
  }

  private void tell(Progress progress) {
    progress.on(new Event.Begun(Phase.PEER_KEYS));
    pass(100);
    progress.on(new Event.Finished(Phase.PEER_KEYS, "4 nodes"));
    progress.on(new Event.Begun(Phase.GENESIS));
    pass(300);
    progress.on(new Event.Advanced(Phase.GENESIS, 1, 8, "keys"));
    pass(900);
    progress.on(new Event.Advanced(Phase.GENESIS, 2, 8, "keys"));
    progress.on(new Event.Detail("validator 1 is done"));
    progress.on(new Event.Warning("the disk is slow"));
    progress.on(new Event.Failed(Phase.GENESIS));
    progress.close();
  }

  @Test
  void without_a_terminal_every_event_is_a_line_but_steps_are_thinned() {
    tell(new LineProgress(out, () -> now, false));

    assertThat(written.toString())
        .isEqualTo(
            """
               0.0s  peer keys ...
               0.1s  peer keys: 4 nodes
               0.1s  genesis ...
               1.3s  genesis: 2 of 8 keys
               1.3s  warning: the disk is slow
               1.3s  genesis: FAILED
            """
                .replaceAll("(?m)^   ( *)", "   $1"));
  }

  @Test
  void verbose_lines_leave_nothing_out() {
    tell(new LineProgress(out, () -> now, true));

    assertThat(written.toString())
        .contains("0.4s  genesis: 1 of 8 keys\n", "1.3s  validator 1 is done\n");
  }

  @Test
  void quiet_means_warnings_only() {
    tell(new QuietProgress(out));

    assertThat(written.toString()).isEqualTo("warning: the disk is slow\n");
  }

  @Test
  void a_terminal_shows_each_phase_with_its_time_and_outcome() {
    var phases = new PhaseList(false);
    tell(event -> phases.on(event, now));

    assertThat(phases.render(now, 80))
        .containsExactly("✓ peer keys     0.1s  4 nodes", "✗ genesis       1.2s  failed");
  }

  @Test
  void a_phase_that_goes_on_shows_the_time_so_far() {
    var phases = new PhaseList(false);
    phases.on(new Event.Begun(Phase.READY), now);
    pass(2400);
    phases.on(new Event.Advanced(Phase.READY, 3, 4, "heads advance"), now);
    pass(120);

    assertThat(phases.render(now, 80))
        .containsExactly("/ ready         2.5s  3 of 4 heads advance");
  }

  @Test
  void lines_never_wrap() {
    var phases = new PhaseList(false);
    phases.on(new Event.Begun(Phase.READY), now);
    phases.on(new Event.Advanced(Phase.READY, 0, 0, "x".repeat(200)), now);

    assertThat(phases.render(now, 40)).allSatisfy(line -> assertThat(line).hasSize(40));
  }

  @Test
  void the_live_list_is_redrawn_in_place_and_stays_at_the_end() {
    try (var progress = new LiveProgress(out, () -> now, 80, false, false)) {
      tell(progress);
    }
    var text = written.toString();

    assertThat(text).contains("warning: the disk is slow\n").contains("\u001b[2A\u001b[J");
    assertThat(text).endsWith("✓ peer keys     0.1s  4 nodes\n✗ genesis       1.2s  failed\n");
  }
}
