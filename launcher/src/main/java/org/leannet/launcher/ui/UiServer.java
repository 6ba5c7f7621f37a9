package org.leannet.launcher.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.watch.Snapshots;

/// Serves the page and its stream of changes. It answers `GET` and `HEAD` alone, only to browsers
/// that came by an address or `localhost`, and its page may load and run nothing but its own files.
public final class UiServer implements AutoCloseable {
  /// Where the page is to be found when nobody says otherwise.
  public static final int USUAL_PORT = 3080;

  /// This machine alone.
  public static final String LOOPBACK = "127.0.0.1";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Asset> assets = Asset.all();
  private final HostPolicy hosts;
  private final EventStream events;
  private final String host;

  /// Where to listen: a name or address, and a port; without one, the usual port or any free one.
  public record Place(String host, Optional<Integer> port) {}

  private UiServer(HttpServer server, String host, String enclave, Snapshots snapshots) {
    this.server = server;
    this.host = host;
    this.hosts = new HostPolicy(host);
    this.events = new EventStream(enclave, snapshots);
  }

  /// Starts to serve. The snapshots stay the caller's.
  public static UiServer start(String enclave, Snapshots snapshots, Place place)
      throws IOException {
    var ui = new UiServer(open(place), place.host(), enclave, snapshots);
    ui.server.setExecutor(ui.threads);
    ui.server.createContext("/", ui::handle);
    ui.server.start();
    return ui;
  }

  private static HttpServer open(Place place) throws IOException {
    if (place.port().isPresent()) {
      return bind(place.host(), place.port().get())
          .orElseThrow(() ->
              new LaunchFailure(
                  ExitCode.USAGE,
                  "nothing can listen on %s port %d".formatted(place.host(), place.port().get()),
                  "it may be in use, or the address not this machine's: choose another with --port"
                      + " or --bind, or leave them out"));
    }
    return bind(place.host(), USUAL_PORT)
        .or(() -> bind(place.host(), 0))
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.USAGE,
                "nothing can listen on " + place.host(),
                "--bind takes an address of this machine"));
  }

  private static Optional<HttpServer> bind(String host, int port) {
    try {
      var address = new InetSocketAddress(host, port);
      return address.isUnresolved() ? Optional.empty() : Optional.of(HttpServer.create(address, 0));
    } catch (BindException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where the page is.
  public URI url() {
    var name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://%s:%d/".formatted(name, server.getAddress().getPort()));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HEADERS.forEach(exchange.getResponseHeaders()::set);
      var path = exchange.getRequestURI().getPath();
      if (!hosts.allows(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")))) {
        text(exchange, 403, "This page is to be found at " + url() + "\n");
      } else if (!METHODS.contains(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        text(exchange, 405, "This page only shows.\n");
      } else if (path.equals("/events")) {
        events.serve(exchange);
      } else if (assets.containsKey(path)) {
        var asset = assets.get(path);
        send(exchange, 200, asset.contentType(), asset.content());
      } else {
        text(exchange, 404, "There is no such page.\n");
      }
    }
  }

  private static void text(HttpExchange exchange, int status, String text) throws IOException {
    send(exchange, status, "text/plain; charset=utf-8", text);
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /// Ends all streams and lets go of the port.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
