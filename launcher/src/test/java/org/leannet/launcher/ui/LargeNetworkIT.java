package org.leannet.launcher.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.watch.NetworkSnapshot;
import org.leannet.launcher.watch.Observation;
import org.leannet.launcher.watch.Sights;
import org.leannet.launcher.watch.Timeline;

/// A thousand nodes on one page: only what is in sight may exist, and a change stays small.
class LargeNetworkIT {
  private static final int NODES = 1000;
  private static final int SLOTS = 100;

  /// Every frame scrolls on; gives the mean and the longest time this page's own work took.
  private static final String SCROLL =
      """
      async () => {
        const grid = document.getElementById("grid");
        const spent = [];
        for (let i = 0; i < 120; i++) {
          grid.scrollTop += 61;
          const begin = performance.now();
          grid.dispatchEvent(new Event("scroll"));
          spent.push(performance.now() - begin);
          await new Promise(requestAnimationFrame);
        }
        spent.sort((a, b) => a - b);
        return { median: spent[60], longest: spent.at(-1) };
      }
      """;

  private final Timeline timeline = new Timeline(Sights.nodes(NODES));
  private final Feed feed = new Feed();

  private NetworkSnapshot at(long slot) {
    var view =
        Sights.running(
            Sights.chain(
                slot - 1,
                slot - 2,
                IntStream.rangeClosed((int) Math.max(0, slot - 4), (int) slot)
                    .mapToLong(s -> s)
                    .toArray()));
    var seen = new Observation.Seen[NODES];
    for (var i = 0; i < NODES; i++) {
      seen[i] = i % 97 == 5 ? Sights.silent(ServiceState.PAUSED) : view;
    }
    return timeline.observe(Sights.at(slot, seen));
  }

  @Test
  void a_thousand_nodes_are_scrolled_through_while_slots_come() throws Exception {
    for (var slot = 2; slot < SLOTS; slot++) {
      feed.give(at(slot));
    }
    var here = new UiServer.Place(UiServer.LOOPBACK, Optional.of(0));
    try (var browser = Browser.start();
        var server = UiServer.start("large", feed, here)) {
      var page = browser.get().newPage();
      page.setViewportSize(1440, 1000);
      page.navigate(server.url().toString());
      assertThat(page.locator("#tile-nodes"))
          .hasText("989/1000", new HasTextOptions().setTimeout(60_000));

      var before = at(SLOTS);
      feed.give(before);
      assertThat(page.locator("#tile-head")).hasText("" + SLOTS);
      var spent = (Map<?, ?>) page.evaluate(SCROLL);
      System.err.printf(
          Locale.ROOT,
          "scrolling %d nodes: %s ms a frame, at most %s ms%n",
          NODES,
          spent.get("median"),
          spent.get("longest"));

      assertThat(page.locator("#rows .row").count()).isLessThan(60);
      assertThat(page.locator("#mesh path").count()).isEqualTo(1);
      assertThat(page.locator(".row:visible").last().getAttribute("aria-rowindex"))
          .satisfies(index -> assertThat(Integer.parseInt(index)).isGreaterThan(300));
      assertThat(SnapshotDiff.of(Optional.of(before), at(SLOTS + 1)).length())
          .as("one slot's change")
          .isLessThan(150_000);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "large.png")));
      feed.end();
    }
  }
}
