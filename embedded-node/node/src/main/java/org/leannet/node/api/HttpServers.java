package org.leannet.node.api;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.leannet.node.storage.StorageException;
import org.leannet.node.testdriver.TestDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP servers of a node: one for the API, one for the metrics, or one for both.
public final class HttpServers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServers.class);

  private final List<Javalin> servers = new ArrayList<>();
  private final EventFeed events;

  private HttpServers(EventFeed events) {
    this.events = events;
  }

  /// Where to listen. Equal ports mean one server for both; port 0 takes a free one.
  public record Address(String host, int apiPort, int metricsPort) {
    boolean isShared() {
      return apiPort == metricsPort && apiPort != 0;
    }
  }

  /// Starts to serve.
  ///
  /// @param driver replays test vectors; without one its routes are not there
  /// @throws IOException when a port cannot be bound
  public static HttpServers start(Address address, NodeFacts facts, Optional<TestDriver> driver)
      throws IOException {
    HttpServers all = new HttpServers(facts.events());
    NodeRoutes node = new NodeRoutes(facts);
    try {
      all.serve(
          address.host(),
          address.apiPort(),
          config -> {
            new ChainRoutes(facts).register(config.routes);
            node.register(config.routes);
            new EventRoutes(facts.events()).register(config.routes);
            config.routes.get("/lean/v0/fork_choice/ui", HttpServers::page);
            driver.ifPresent(served -> serve(served, config));
            if (address.isShared()) {
              node.registerMetrics(config.routes);
            } else {
              node.registerScrape(config.routes);
            }
          });
      if (!address.isShared()) {
        all.serve(
            address.host(), address.metricsPort(), config -> node.registerMetrics(config.routes));
      }
      return all;
    } catch (IOException | RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private static void serve(TestDriver driver, JavalinConfig config) {
    LOG.warn("test vectors may be replayed over HTTP: this is no node for a network");
    config.http.maxRequestSize = TestDriverRoutes.BODY_BYTES;
    new TestDriverRoutes(driver).register(config.routes);
  }

  private void serve(String host, int port, Consumer<JavalinConfig> routes) throws IOException {
    Javalin server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = true;
          config.http.prefer405over404 = true;
          config.http.maxRequestSize = ApiLimits.BODY_BYTES;
          config.http.compressionStrategy = CompressionStrategy.NONE;
          config.routes.exception(StorageException.class, HttpServers::failed);
          config.routes.exception(HttpResponseException.class, HttpServers::refused);
          bound(config);
          routes.accept(config);
        });
    try {
      server.start(host, port);
    } catch (JavalinBindException e) {
      throw new IOException(
          "cannot serve HTTP on %s port %d: %s".formatted(host, port, e.getMessage()), e);
    }
    servers.add(server);
    LOG.info("HTTP on {}:{}", host, server.port());
  }

  private static void bound(JavalinConfig config) {
    config.jetty.modifyHttpConfiguration(http -> {
      http.setRequestHeaderSize(ApiLimits.HEADER_BYTES);
      http.setIdleTimeout(ApiLimits.IDLE_TIME.toMillis());
    });
    config.jetty.modifyServer(
        server -> server.addBean(new NetworkConnectionLimit(ApiLimits.CONNECTIONS, server)));
  }

  /// No such path, a wrong method, too long a body: told in the form of all the API's errors.
  private static void refused(HttpResponseException problem, Context context) {
    Replies.problem(context, problem.getStatus(), String.valueOf(problem.getMessage()));
  }

  private static void failed(StorageException problem, Context context) {
    LOG.error("{} failed: {}", context.path(), problem.getMessage());
    Replies.problem(context, 500, "the database cannot be read");
  }

  /// A page that draws the tree; everything it needs is in it.
  private static void page(Context context) throws IOException {
    try (InputStream page = HttpServers.class.getResourceAsStream("fork_choice.html")) {
      if (page == null) {
        throw new IllegalStateException("the page is missing in the build");
      }
      context.contentType("text/html; charset=utf-8").result(page.readAllBytes());
    }
  }

  public int apiPort() {
    return servers.getFirst().port();
  }

  public int metricsPort() {
    return servers.getLast().port();
  }

  @Override
  public void close() {
    events.close();
    servers.forEach(Javalin::stop);
  }
}
