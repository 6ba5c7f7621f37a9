package org.leannet.node.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Speaks to a node's test driver over HTTP.
public final class DriverClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  public DriverClient(int port) {
    this.port = port;
  }

  /// Sends a text to a route below `test_driver`.
  public HttpResponse<String> send(String method, String route, String body)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:%d/lean/v0/test_driver/%s".formatted(port, route));
    return http.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// Posts a value and answers the reply's, which must come with status 200.
  JsonNode post(String route, JsonNode body) throws IOException, InterruptedException {
    HttpResponse<String> response = send("POST", route, body.toString());
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
