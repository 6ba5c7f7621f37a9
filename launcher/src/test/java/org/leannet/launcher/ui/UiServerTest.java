package org.leannet.launcher.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leannet.launcher.watch.Sights.at;
import static org.leannet.launcher.watch.Sights.chain;
import static org.leannet.launcher.watch.Sights.nodes;
import static org.leannet.launcher.watch.Sights.running;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.watch.Timeline;
import org.leannet.launcher.watch.WatchedNode;

/// The server by plain sockets, so that every header is the test's own.
class UiServerTest {
  private final Feed feed = new Feed();
  private final Timeline timeline = new Timeline(nodes(2));
  private UiServer server;

  @BeforeEach
  void start() throws Exception {
    server = UiServer.start("alpha", feed, new UiServer.Place("127.0.0.1", Optional.of(0)));
  }

  @AfterEach
  void stop() {
    feed.end();
    server.close();
  }

  private Socket open(String request, String... headers) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort());
    socket.setSoTimeout(20_000);
    var text = request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private String answer(String request, String... headers) throws IOException {
    var all = new ArrayList<>(List.of(headers));
    all.add("Connection: close");
    try (var socket = open(request, all.toArray(String[]::new))) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void the_page_runs_nothing_but_its_own_files() throws Exception {
    var page = answer("GET /", "Host: 127.0.0.1");

    assertThat(page).startsWith("HTTP/1.1 200 OK");
    assertThat(page.toLowerCase(Locale.ROOT))
        .contains(
            "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self';",
            "frame-ancestors 'none'",
            "x-content-type-options: nosniff",
            "content-type: text/html; charset=utf-8")
        .doesNotContain("unsafe-inline", "<style", "onclick", "https://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app.js", "/grid.js", "/style.css", "/favicon.svg"})
  void every_file_is_there_with_its_type(String path) throws Exception {
    assertThat(answer("GET " + path, "Host: localhost")).startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void a_foreign_name_gets_nothing_but_the_address() throws Exception {
    assertThat(answer("GET /events", "Host: evil.example"))
        .startsWith("HTTP/1.1 403")
        .endsWith("This page is to be found at " + server.url() + "\n");
  }

  @Test
  void nothing_can_be_posted() throws Exception {
    assertThat(answer("POST /", "Host: localhost", "Content-Length: 0"))
        .startsWith("HTTP/1.1 405")
        .contains("GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/../../etc/passwd", "/page/app.js", "/index.html/x"})
  void other_paths_are_not_found(String path) throws Exception {
    assertThat(answer("GET " + path, "Host: localhost")).startsWith("HTTP/1.1 404");
  }

  @Test
  void the_stream_begins_with_the_whole_and_goes_on_with_changes_until_a_node_joins()
      throws Exception {
    var view = running(chain(1, 0, 0, 1));
    feed.give(timeline.observe(at(2, view, view)));
    try (var socket = open("GET /events", "Host: localhost")) {
      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

      assertThat(dataAfter(lines, "event: enclave")).isEqualTo("data: \"alpha\"");
      assertThat(dataAfter(lines, "event: whole")).contains("\"slot\":2", "\"nodes\":[");
      feed.give(timeline.observe(at(3, view, view)));
      assertThat(dataAfter(lines, "event: change")).contains("\"slot\":3").doesNotContain("nodes");
      timeline.add(new WatchedNode("late", "late_2", "embedded", List.of(), false));
      feed.give(timeline.observe(at(4, view, view, view)));
      assertThat(dataAfter(lines, "event: whole")).contains("\"slot\":4", "\"late\"");
      feed.end();
      assertThat(dataAfter(lines, "event: end")).isEqualTo("data: null");
    }
  }

  private static String dataAfter(BufferedReader lines, String event) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals(event)) {
        return String.valueOf(lines.readLine());
      }
    }
    throw new AssertionError("the stream ended before " + event);
  }

  @Test
  void a_port_in_use_is_said_with_what_to_do() {
    var port = server.url().getPort();
    assertThatThrownBy(
            () -> UiServer.start("beta", feed, new UiServer.Place("127.0.0.1", Optional.of(port))))
        .isInstanceOf(LaunchFailure.class)
        .hasMessage("nothing can listen on 127.0.0.1 port " + port);
  }

  @Test
  void without_a_port_any_number_of_pages_may_be_open() throws Exception {
    var anywhere = new UiServer.Place("127.0.0.1", Optional.empty());
    try (var one = UiServer.start("one", feed, anywhere);
        var other = UiServer.start("other", feed, anywhere)) {
      assertThat(one.url()).isNotEqualTo(other.url());
    }
  }
}
