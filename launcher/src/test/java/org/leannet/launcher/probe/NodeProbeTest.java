package org.leannet.launcher.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeProbeTest {
  private static final String FORK_CHOICE =
      """
      {"nodes": [{"root": "0xaa", "slot": 7, "parent_root": "0x99", "proposer_index": 3, "weight": 0},
                 {"root": "0xbb", "slot": 9, "parent_root": "0xaa", "proposer_index": 1, "weight": 4}],
       "head": "0xbb", "justified": {"slot": 8, "root": "0x01"},
       "finalized": {"slot": 7, "root": "0xaa"}, "safe_target": "0xaa", "validator_count": 4}
      """;
  private static final String METRICS =
      """
      # HELP lean_connected_peers peers
      # TYPE lean_connected_peers gauge
      lean_connected_peers{client="ream_1"} 2
      lean_connected_peers{client="a b}c"} 1.0
      lean_connected_peers_total 99
      """;

  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void serve(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private NodeAddress address() {
    var port = server.getAddress().getPort();
    return NodeAddress.local("embedded_0", port, port);
  }

  @Test
  void a_node_that_answers_is_read() {
    serve("/lean/v0/fork_choice", 200, FORK_CHOICE);
    serve("/metrics", 200, METRICS);

    var reading = new NodeProbe().read(address());

    assertThat(reading)
        .isEqualTo(
            new NodeReading(
                Optional.of(new NodeReading.ForkChoice("0xbb", OptionalLong.of(9), 8, 7)),
                OptionalLong.of(3)));
  }

  @Test
  void a_node_that_has_no_store_yet_is_known_by_its_metrics_alone() {
    serve("/lean/v0/fork_choice", 503, "no store");
    serve("/metrics", 200, METRICS);

    var reading = new NodeProbe().read(address());

    assertThat(reading).isEqualTo(new NodeReading(Optional.empty(), OptionalLong.of(3)));
  }

  @Test
  void nonsense_counts_as_no_answer() {
    serve("/lean/v0/fork_choice", 200, "{\"head\": 7");
    serve("/metrics", 200, "lean_connected_peers many\n");

    assertThat(new NodeProbe().read(address())).isEqualTo(NodeReading.UNREACHABLE);
  }

  @Test
  void silent_nodes_cost_one_timeout_together() throws Exception {
    serve("/lean/v0/fork_choice", 200, FORK_CHOICE);
    serve("/metrics", 200, METRICS);
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var port = silent.getLocalPort();
      var readings =
          new NodeProbe()
              .readAll(
                  List.of(
                      NodeAddress.local("silent_0", port, port),
                      NodeAddress.local("silent_1", port, port),
                      address()));

      assertThat(readings.keySet()).containsExactly("silent_0", "silent_1", "embedded_0");
      assertThat(readings.get("silent_1")).isEqualTo(NodeReading.UNREACHABLE);
      assertThat(readings.get("embedded_0")).isNotEqualTo(NodeReading.UNREACHABLE);
    }
  }
}
