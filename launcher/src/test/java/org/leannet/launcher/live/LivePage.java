package org.leannet.launcher.live;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.leannet.launcher.ui.Browser;

/// The page of a running network, as somebody sees it.
final class LivePage {
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  LivePage(Browser browser, URI url) {
    var options = new com.microsoft.playwright.Browser.NewContextOptions();
    page =
        browser
            .get()
            .newContext(options.setViewportSize(1440, 1000).setColorScheme(ColorScheme.LIGHT))
            .newPage();
    page.setDefaultTimeout(Browser.PATIENCE);
    page.onPageError(complaints::add);
    page.navigate(url.toString());
    isLive();
  }

  void isLive() {
    assertThat(page.locator("#connection")).hasText("live");
  }

  void showsRunning(int nodes) {
    assertThat(page.locator(".row.running")).hasCount(nodes);
  }

  /// The head moves on while one looks.
  void advances() {
    // A page that was just served may have seen no node's answer yet.
    assertThat(page.locator("#tile-head")).hasText(Pattern.compile("[0-9]+"));
    var first = head();
    page.waitForCondition(() -> head() > first);
  }

  private long head() {
    return Long.parseLong(page.locator("#tile-head").textContent());
  }

  /// Nodes name each other in their metrics, so that the mesh can be drawn.
  void connects(int links) {
    assertThat(page.locator("#mesh-note"))
        .hasText(Pattern.compile(".*; %d links known".formatted(links)));
  }

  void shows(String node, String state) {
    assertThat(
            page.locator(".row")
                .filter(new Locator.FilterOptions().setHasText(node))
                .locator(".state"))
        .hasText(state);
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  void shoot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }

  void hasNoComplaint() {
    assertThat(complaints).isEmpty();
  }
}
