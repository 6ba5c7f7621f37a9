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
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Listens to one node's events, and keeps what each key was heard to say in each slot: the votes
/// and the blocks, of which a validator owes one a slot.
final class Ears implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENT = "event: ";
  private static final String DATA = "data: ";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Duty, Set<String>> said = new ConcurrentHashMap<>();
  private final int validators;
  private final InputStream stream;

  enum Kind {
    VOTE,
    BLOCK
  }

  /// What one key signs once.
  record Duty(int validator, long slot, Kind kind) {}

  /// @param validators how many take turns at making blocks
  Ears(ProcessNode node, int validators) throws IOException, InterruptedException {
    this.validators = validators;
    URI uri = URI.create(node.url() + "/lean/v0/events?topics=attestation,block_gossip");
    HttpResponse<InputStream> response =
        client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
    stream = response.body();
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    Scanner lines = new Scanner(stream, StandardCharsets.UTF_8);
    String topic = "";
    while (lines.hasNextLine()) {
      String line = lines.nextLine();
      if (line.startsWith(EVENT)) {
        topic = line.substring(EVENT.length());
      } else if (line.startsWith(DATA)) {
        heard(topic, line.substring(DATA.length()));
      }
    }
  }

  private void heard(String topic, String json) {
    try {
      JsonNode said = JSON.readTree(json);
      if (topic.equals("attestation")) {
        JsonNode vote = said.get("data");
        add(new Duty(said.get("validator_id").asInt(), vote.get("slot").asLong(), Kind.VOTE), vote);
      } else {
        long slot = said.get("slot").asLong();
        add(new Duty((int) (slot % validators), slot, Kind.BLOCK), said.get("block"));
      }
    } catch (IOException e) {
      throw new IllegalStateException("an event is no JSON: " + json, e);
    }
  }

  private void add(Duty duty, JsonNode content) {
    said.computeIfAbsent(duty, _ -> ConcurrentHashMap.newKeySet()).add(content.toString());
  }

  /// All that was said, by duty.
  Map<Duty, Set<String>> said() {
    return Map.copyOf(said);
  }

  /// The slots in which a validator did this duty.
  List<Long> slotsOf(int validator, Kind kind) {
    return said.keySet().stream()
        .filter(duty -> duty.validator() == validator && duty.kind() == kind)
        .map(Duty::slot)
        .toList();
  }

  @Override
  public void close() throws IOException {
    stream.close();
    client.shutdownNow();
    client.close();
  }
}
