package org.leannet.node.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One node of a network, in a process of its own while it is started.
final class ProcessNode implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final Path directory;
  private final String name;
  private final int quicPort;
  private final int apiPort;
  private final boolean aggregator;
  private Optional<Process> process = Optional.empty();

  ProcessNode(Path directory, String name, int quicPort, int apiPort, boolean aggregator) {
    this.directory = directory;
    this.name = name;
    this.quicPort = quicPort;
    this.apiPort = apiPort;
    this.aggregator = aggregator;
  }

  Path data() {
    return directory.resolve(name + "-data");
  }

  String url() {
    return "http://127.0.0.1:" + apiPort;
  }

  void start(String... more) throws IOException {
    List<String> words = new ArrayList<>(java());
    Collections.addAll(
        words,
        "org.leannet.node.Main",
        "--genesis=" + directory.resolve("config.yaml"),
        "--validators=" + directory.resolve("annotated_validators.yaml"),
        "--bootnodes=" + directory.resolve("nodes.yaml"),
        "--validator-config=" + directory.resolve("validator-config.yaml"),
        "--hash-sig-keys-dir=" + directory,
        "--node-key=" + directory.resolve(name + ".key"),
        "--node-id=" + name,
        "--listen-address=127.0.0.1",
        "--gossipsub-port=" + quicPort,
        "--api-port=" + apiPort,
        "--metrics-port=" + apiPort,
        "--data-dir=" + data(),
        "--xmss-preset=test");
    if (aggregator) {
      words.add("--is-aggregator");
    }
    Collections.addAll(words, more);
    process =
        Optional.of(
            new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(
                    ProcessBuilder.Redirect.appendTo(directory.resolve(name + ".log").toFile()))
                .start());
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"));
  }

  /// Ends the process as `kill -9` does.
  void kill() throws InterruptedException {
    if (process.isPresent()) {
      process.get().destroyForcibly().waitFor();
      process = Optional.empty();
    }
  }

  /// What a route answers; nothing while the node does not listen.
  Optional<JsonNode> get(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + "/lean/v0/" + path)).timeout(ANSWER).build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200
          ? Optional.of(JSON.readTree(response.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// The slot of the head block, or -1.
  long headSlot() {
    return number("head_slot");
  }

  /// The finalized slot, or -1.
  long finalizedSlot() {
    return number("finalized_slot");
  }

  private long number(String field) {
    return get("node/syncing").map(body -> body.get(field).asLong()).orElse(-1L);
  }

  /// The root of the canonical block of a slot, if there is one.
  Optional<String> blockAt(long slot) {
    return get("blocks/" + slot + "/header").map(header -> header.get("root").asText());
  }

  @Override
  public void close() {
    process.ifPresent(running -> {
      running.destroyForcibly();
      try {
        running.waitFor(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    http.close();
  }
}
