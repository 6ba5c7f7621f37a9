package org.leannet.launcher.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Text fetched from a node close by.
public final class HttpText {
  /// A fork choice of a thousand blocks is 200 KB; more than this is no answer to any question.
  private static final int LARGEST_ANSWER = 16 << 20;

  private HttpText() {}

  /// The body of a 200, or nothing: no connection, no answer in this time, or another status.
  public static Optional<String> get(URI uri, Duration timeout) {
    try {
      return Optional.of(read(open(uri, timeout)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The same, for an answer to this JSON.
  public static Optional<String> post(URI uri, String json, Duration timeout) {
    try {
      var connection = open(uri, timeout);
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      try (var out = connection.getOutputStream()) {
        out.write(json.getBytes(StandardCharsets.UTF_8));
      }
      return Optional.of(read(connection));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static HttpURLConnection open(URI uri, Duration timeout) throws IOException {
    // No proxy, whatever the machine is set to: nodes are close by.
    var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout((int) timeout.toMillis());
    connection.setReadTimeout((int) timeout.toMillis());
    connection.setInstanceFollowRedirects(false);
    return connection;
  }

  private static String read(HttpURLConnection connection) throws IOException {
    try (var body = connection.getInputStream()) {
      return new String(body.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
    } finally {
      connection.disconnect();
    }
  }
}
