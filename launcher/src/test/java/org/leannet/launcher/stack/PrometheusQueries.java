package org.leannet.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A running Prometheus, asked over its HTTP API.
public record PrometheusQueries(String url) {
  private JsonNode get(String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
      return new ObjectMapper().readTree(answer.body()).path("data");
    }
  }

  /// The nodes, and whatever else, whose last scrape went well.
  public Set<String> up() throws Exception {
    var up = new TreeSet<String>();
    for (var target : targets()) {
      if (target.path("health").asText().equals("up")) {
        up.add(target.at("/labels/node").asText());
      }
    }
    return up;
  }

  /// What is scraped, and how it went.
  public JsonNode targets() throws Exception {
    return get("targets?state=active").path("activeTargets");
  }

  /// What is scraped of this node, if anything.
  public Optional<JsonNode> target(String node) throws Exception {
    for (var target : targets()) {
      if (target.at("/labels/node").asText().equals(node)) {
        return Optional.of(target);
      }
    }
    return Optional.empty();
  }

  /// The state of an alert, of all its series the furthest: `inactive`, `pending` or `firing`.
  public Optional<String> alert(String name) throws Exception {
    for (var group : get("rules").path("groups")) {
      for (var rule : group.path("rules")) {
        if (rule.path("name").asText().equals(name)) {
          return Optional.of(rule.path("state").asText());
        }
      }
    }
    return Optional.empty();
  }

  /// All rules as Prometheus has them.
  public JsonNode rules() throws Exception {
    return get("rules").path("groups");
  }

  /// The series of a query from then until now.
  public JsonNode range(String query, Instant begin) throws Exception {
    return get("query_range?query=%s&start=%d&end=%d&step=2"
            .formatted(
                URLEncoder.encode(query, StandardCharsets.UTF_8),
                begin.getEpochSecond(),
                Instant.now().getEpochSecond() + 1))
        .path("result");
  }
}
