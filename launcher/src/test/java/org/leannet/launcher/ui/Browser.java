package org.leannet.launcher.ui;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.leannet.launcher.Prerequisite;

/// The Chromium of this machine, driven by Playwright; nothing is downloaded.
public final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /// Milliseconds: the browser, the page and the network share a machine that may be busy.
  public static final double PATIENCE = 120_000;

  /// A browser that talks to nobody but the page.
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-default-apps",
          "--disable-domain-reliability",
          "--disable-sync",
          "--no-first-run",
          "--no-default-browser-check",
          "--metrics-recording-only",
          "--disable-features=MediaRouter,OptimizationHints,Translate",
          "--no-proxy-server");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /// Starts it; the test is skipped where there is none, and fails in CI.
  public static Browser start() {
    var program = find();
    if (program.isEmpty()) {
      throw Prerequisite.missing("no Chromium on the PATH, so the page was not tried in a browser");
    }
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.get())
                    .setArgs(FLAGS)
                    .setTimeout(PATIENCE)));
  }

  private static Optional<Path> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// The browser itself.
  public com.microsoft.playwright.Browser get() {
    return chromium;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
