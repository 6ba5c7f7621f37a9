package org.leannet.launcher.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads nodes over HTTP, all at once, each on a virtual thread of its own.
///
/// A node that is slow, paused or gone costs one timeout, whatever the number of nodes.
public final class NodeProbe {
  private static final Duration TIMEOUT = Duration.ofMillis(1500);

  private static final String PEERS = "lean_connected_peers";

  private final ObjectMapper json = new ObjectMapper();

  /// What every node says now, in the order given.
  public Map<String, NodeReading> readAll(List<NodeAddress> nodes) throws InterruptedException {
    var readings = new LinkedHashMap<String, NodeReading>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new LinkedHashMap<String, Future<NodeReading>>();
      nodes.forEach(node -> answers.put(node.node(), threads.submit(() -> read(node))));
      for (var answer : answers.entrySet()) {
        readings.put(answer.getKey(), result(answer.getValue()));
      }
    }
    return readings;
  }

  private static NodeReading result(Future<NodeReading> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading a node failed", e.getCause());
    }
  }

  /// What one node says now.
  public NodeReading read(NodeAddress node) {
    return new NodeReading(
        HttpText.get(node.api().resolve("/lean/v0/fork_choice"), TIMEOUT).flatMap(this::forkChoice),
        HttpText.get(node.metrics().resolve("/metrics"), TIMEOUT)
            .map(NodeProbe::peers)
            .orElse(OptionalLong.empty()));
  }

  private Optional<NodeReading.ForkChoice> forkChoice(String body) {
    try {
      var root = json.readTree(body);
      if (!root.path("head").isTextual() || !root.path("finalized").path("slot").isNumber()) {
        return Optional.empty();
      }
      var head = root.path("head").asText();
      return Optional.of(
          new NodeReading.ForkChoice(
              head,
              slotOf(head, root.path("nodes")),
              root.path("justified").path("slot").asLong(),
              root.path("finalized").path("slot").asLong()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static OptionalLong slotOf(String root, JsonNode blocks) {
    for (var block : blocks) {
      if (block.path("root").asText().equals(root)) {
        return OptionalLong.of(block.path("slot").asLong());
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong peers(String page) {
    var sum = new MetricsText(page).sum(PEERS);
    return sum.isPresent() ? OptionalLong.of(Math.round(sum.getAsDouble())) : OptionalLong.empty();
  }
}
