package org.leannet.node.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Listens to one node's events, and keeps what each validator was heard to say in each slot.
final class Ears implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data: ";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Set<String>> said = new ConcurrentHashMap<>();
  private final InputStream stream;

  Ears(ProcessNode node) throws IOException, InterruptedException {
    URI uri = URI.create(node.url() + "/lean/v0/events?topics=attestation");
    HttpResponse<InputStream> response =
        client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
    stream = response.body();
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    Scanner lines = new Scanner(stream, StandardCharsets.UTF_8);
    while (lines.hasNextLine()) {
      String line = lines.nextLine();
      if (line.startsWith(DATA)) {
        heard(line.substring(DATA.length()));
      }
    }
  }

  private void heard(String json) {
    try {
      JsonNode vote = JSON.readTree(json);
      String duty =
          "validator %d in slot %d"
              .formatted(vote.get("validator_id").asLong(), vote.get("data").get("slot").asLong());
      said.computeIfAbsent(duty, _ -> ConcurrentHashMap.newKeySet())
          .add(vote.get("data").toString());
    } catch (IOException e) {
      throw new IllegalStateException("an event is no JSON: " + json, e);
    }
  }

  /// Votes by validator and slot.
  Map<String, Set<String>> said() {
    return Map.copyOf(said);
  }

  /// In how many slots a validator was heard.
  long slotsOf(int validator) {
    return said.keySet().stream()
        .filter(duty -> duty.startsWith("validator %d in".formatted(validator)))
        .count();
  }

  @Override
  public void close() throws IOException {
    stream.close();
    client.shutdownNow();
    client.close();
  }
}
