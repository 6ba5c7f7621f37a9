package org.leannet.launcher.launch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A program with no flags of its own that stands in for a published client in an image: it prints
/// what it was given, the files it can read and who it is, and then answers as a node does.
public final class StandInClient {
  private static final Path FILES = Path.of("/config");
  private static final long SLOT_MILLIS = 100;

  private StandInClient() {}

  /// Prints, and serves until it is ended.
  public static void main(String[] words) throws Exception {
    for (var word : words) {
      System.out.println("argument <" + word + ">");
    }
    try (var tree = Files.walk(FILES)) {
      for (var file : tree.filter(Files::isRegularFile).sorted().toList()) {
        System.out.println(
            "file " + FILES.relativize(file) + " " + Files.readAllBytes(file).length);
      }
    }
    Files.writeString(Path.of("/data/written"), "yes");
    System.out.println(
        "data is writable; user " + Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    serve(List.of(words));
    Thread.currentThread().join();
  }

  private static void serve(List<String> words) throws IOException {
    var api = server(port(words, "--api-port", "--http-port"));
    api.createContext(
        "/lean/v0/fork_choice",
        exchange -> {
          var head = System.currentTimeMillis() / SLOT_MILLIS % 1_000_000_000;
          answer(
              exchange,
              """
              {"nodes": [{"root": "0x0a", "slot": %d}], "head": "0x0a",
               "justified": {"slot": 1, "root": "0x0b"}, "finalized": {"slot": 1, "root": "0x0c"}}
              """
                  .formatted(head));
        });
    var metrics = words.contains("--metrics-port") ? server(port(words, "--metrics-port")) : api;
    metrics.createContext("/metrics", exchange -> answer(exchange, "lean_connected_peers 3\n"));
    api.start();
    if (words.contains("--metrics-port")) {
      metrics.start();
    }
  }

  private static HttpServer server(int port) throws IOException {
    return HttpServer.create(new InetSocketAddress("0.0.0.0", port), 0);
  }

  private static int port(List<String> words, String... flags) {
    return Stream.of(flags)
        .filter(words::contains)
        .mapToInt(flag -> Integer.parseInt(words.get(words.indexOf(flag) + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
