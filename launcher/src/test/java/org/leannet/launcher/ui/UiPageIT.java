package org.leannet.launcher.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.watch.NetworkWatcher;
import org.leannet.launcher.watch.SmallNetwork;

/// The page in a real browser, over real HTTP from real processes.
class UiPageIT {
  private static final Path SHOTS = Path.of("target", "screenshots");

  private static Browser browser;

  @TempDir private Path enclaves;
  private SmallNetwork network;
  private NetworkWatcher watcher;
  private UiServer server;
  private BrowserContext context;
  private Page page;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    network = new SmallNetwork(enclaves, "small", 6, Instant.now().minus(Duration.ofMinutes(5)));
    watcher =
        new NetworkWatcher(
            network.enclave(), network.plan().nodes(), network.runtime(), InstantSource.system());
    server =
        UiServer.start("small", watcher, new UiServer.Place(UiServer.LOOPBACK, Optional.of(0)));
    show(ColorScheme.LIGHT);
  }

  private void show(ColorScheme scheme) {
    context =
        browser
            .get()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(1440, 1000)
                    .setColorScheme(scheme));
    page = context.newPage();
    page.setDefaultTimeout(Browser.PATIENCE);
    page.onRequest(request -> requests.add(request.url()));
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(complaints::add);
    page.navigate(server.url().toString());
    assertThat(page.locator("#connection")).hasText("live");
    assertThat(page.locator(".row.running")).hasCount(6);
  }

  @AfterEach
  void close() throws Exception {
    context.close();
    server.close();
    watcher.close();
    network.close();
  }

  private Locator row(int node) {
    return page.locator(".row")
        .filter(new Locator.FilterOptions().setHasText(network.service(node)));
  }

  private Locator action(String words) {
    return page.locator("#actions li").filter(new Locator.FilterOptions().setHasText(words));
  }

  private void shoot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }

  private long head() {
    return Long.parseLong(page.locator("#tile-head").textContent());
  }

  @Test
  void the_grid_advances_with_the_chain() {
    page.locator("#grid").focus();
    page.keyboard().press("End");
    var first = head();
    assertThat(first).isGreaterThan(70);
    assertThat(page.locator("#detail"))
        .hasText(Pattern.compile("lean-embedded-0, slot [0-9]+: .*; turn of validator [0-5] .*"));

    page.waitForCondition(() -> head() > first);

    assertThat(row(0).locator("span").nth(2)).not().hasText(Long.toString(first));
    assertThat(complaints).isEmpty();
    assertThat(requests).isNotEmpty().allMatch(url -> url.startsWith(server.url().toString()));
    shoot("light");
  }

  @Test
  void a_paused_and_a_stopped_node_show_as_such() throws Exception {
    network.runtime().pause(network.service(2));
    network.runtime().kill(network.service(4));

    assertThat(row(2).locator(".state")).hasText("paused");
    assertThat(row(4).locator(".state")).hasText("stopped");
    assertThat(action("lean-embedded-2 paused")).hasCount(1);
    assertThat(action("lean-embedded-4 stopped")).hasCount(1);
    assertThat(page.locator("#tile-nodes")).hasText("4/6");
    assertThat(page.locator("#mesh .node-paused")).hasCount(1);
    var slot = head();
    page.waitForCondition(() -> head() > slot + 1);
    row(2).locator("span").first().scrollIntoViewIfNeeded();
    page.locator("#grid").focus();
    page.keyboard().press("End");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator("#detail"))
        .hasText(Pattern.compile("lean-embedded-2, slot [0-9]+: (paused|missed its turn).*"));
    shoot("paused");

    network.runtime().unpause(network.service(2));
    assertThat(row(2).locator(".state")).hasText("running");
    assertThat(action("lean-embedded-2 resumed"))
        .hasText(Pattern.compile("slot [0-9]+lean-embedded-2 resumed.*"));
  }

  @Test
  void a_node_on_another_head_shows_in_the_tree() {
    network.fork(3);

    assertThat(page.locator("#tree-note")).hasText("2 different heads");
    assertThat(page.locator("#tree .block-side")).not().hasCount(0);
    assertThat(page.locator("#tree [role=img]").last())
        .hasAttribute("aria-label", Pattern.compile("slot [0-9]+, 0x.*proposed by validator .*"));
    shoot("fork");
  }

  @Test
  void it_is_used_by_keyboard_alone() {
    page.keyboard().press("/");
    page.keyboard().type("embedded-3");
    assertThat(page.locator("#shown")).hasText("1 of 6 nodes");
    assertThat(page.locator(".row:visible")).hasCount(1);
    page.keyboard().press("Escape");
    page.locator("#filter").fill("");
    page.locator("#grid").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    assertThat(page.locator(".row.current")).containsText("lean-embedded-1");
    page.keyboard().press("t");
    assertThat(page.locator("html")).hasAttribute("data-theme", "light");
    assertThat(page.locator("#grid")).hasAttribute("aria-rowcount", "6");
  }

  @Test
  void dark_is_as_good_as_light() {
    context.close();
    show(ColorScheme.DARK);

    var back = page.evaluate("getComputedStyle(document.body).backgroundColor").toString();

    assertThat(back).isEqualTo("rgb(18, 22, 20)");
    page.locator("#grid").focus();
    page.keyboard().press("End");
    shoot("dark");
  }

  @Test
  void a_server_that_goes_and_comes_back_is_found_again() throws Exception {
    var port = server.url().getPort();
    server.close();
    assertThat(page.locator("#connection")).hasText("connection lost, trying again");

    server =
        UiServer.start("small", watcher, new UiServer.Place(UiServer.LOOPBACK, Optional.of(port)));

    assertThat(page.locator("#connection")).hasText("live");
  }
}
