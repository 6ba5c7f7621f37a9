package org.leannet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.identity.NodeKey;
import org.leannet.node.storage.StorageException;

class LeanNodeLifecycleTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;

  private NodeConfig config(int genesisInSeconds) throws IOException {
    return new TestNetwork(1, directory, Instant.now().plusSeconds(genesisInSeconds)).config(0);
  }

  @Test
  void a_node_starts_and_stops_again_and_again() throws Exception {
    try (LeanNode node = LeanNode.open(config(3600), reason -> {})) {
      node.stop();
      for (int round = 0; round < 3; round++) {
        node.start();
        node.start();
        assertThat(node.view().head().slot()).isZero();
        node.stop();
        node.stop();
        assertThatThrownBy(node::view).isInstanceOf(IllegalStateException.class);
      }
    }
  }

  @Test
  void a_start_while_the_node_stops_fails_and_works_afterwards() throws Exception {
    try (LeanNode node = LeanNode.open(config(3600), reason -> {})) {
      boolean refused = false;
      for (int round = 0; round < 100 && !refused; round++) {
        node.start();
        Thread stop = Thread.ofPlatform().start(() -> stop(node));
        while (stop.isAlive() && !refused) {
          refused = isRefused(node);
        }
        stop.join();
        node.start();
        node.stop();
      }
      assertThat(refused).isTrue();
    }
  }

  private static void stop(LeanNode node) {
    try {
      node.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Before the stop has begun a start changes nothing; while it goes on a start is refused.
  private static boolean isRefused(LeanNode node) throws Exception {
    try {
      node.start();
      return false;
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage()).contains("while it is STOPPING");
    }
  }

  @Test
  void only_close_lets_go_of_the_data_directory() throws Exception {
    NodeConfig config = config(3600);
    LeanNode node = LeanNode.open(config, reason -> {});
    node.start();
    node.stop();
    assertThatThrownBy(() -> LeanNode.open(config, reason -> {}).close())
        .isInstanceOf(StorageException.class);
    node.close();
    node.close();
    assertThatThrownBy(node::start).isInstanceOf(IllegalStateException.class);
    LeanNode.open(config, reason -> {}).close();
  }

  @Test
  void the_data_directory_of_another_network_is_refused() throws Exception {
    LeanNode.open(config(3600), reason -> {}).close();

    assertThatThrownBy(() -> LeanNode.open(config(7200), reason -> {}).close())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("belongs to another chain");
  }

  @Test
  void a_taken_port_fails_the_start_and_leaves_nothing_behind() throws Exception {
    NodeConfig config = config(3600);
    NodeConfig other =
        new NodeConfig(
            config.name(),
            config.preset(),
            config.network(),
            config.keys(),
            config.core(),
            config.wire(),
            config.http(),
            directory.resolve("other"),
            List.of());
    try (LeanNode first = LeanNode.open(config, reason -> {});
        LeanNode second = LeanNode.open(other, reason -> {})) {
      first.start();
      assertThatThrownBy(second::start).isInstanceOf(IOException.class);
      first.stop();
      second.start();
    }
  }

  @Test
  void a_lone_validator_proposes_and_stops_with_its_duty_done() throws Exception {
    try (LeanNode node = LeanNode.open(config(1), reason -> {})) {
      node.start();
      Await.until("head at slot 1", PATIENCE, () -> node.view().head().slot() >= 1);
      long head = node.view().head().slot();
      node.stop();
      node.start();
      assertThat(node.view().head().slot()).isGreaterThanOrEqualTo(head);
    }
  }

  @Test
  void a_checkpoint_node_starts_where_the_other_stands() throws Exception {
    TestNetwork network = new TestNetwork(1, directory, Instant.now().plusSeconds(3600));
    NodeConfig served = network.config(0);
    try (LeanNode server = LeanNode.open(served, reason -> {})) {
      server.start();
      NodeConfig late =
          new NodeConfig(
              "late",
              served.preset(),
              served.network(),
              served.keys(),
              served.core(),
              new NodeConfig.Wire(
                  NodeKey.derive(new byte[32], "late"),
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                  network.bootNodes(),
                  Set.of(),
                  Map.of()),
              served.http(),
              directory.resolve("late"),
              List.of(URI.create("http://127.0.0.1:" + server.apiPort())));
      try (LeanNode node = LeanNode.open(late, reason -> {})) {
        node.start();
        assertThat(node.view().finalized()).isEqualTo(server.view().finalized());
        Await.until("connected", PATIENCE, () -> node.view().sync().peers() == 1);
        assertThat(get(node.apiPort(), "/lean/v0/node/peers").body())
            .isEqualTo("[{\"peer_id\":\"%s\"}]".formatted(server.peerId()));
      }
    }
  }

  @Test
  void dials_that_fail_are_counted() throws Exception {
    NodeConfig alone = new TestNetwork(2, directory, Instant.now().plusSeconds(3600)).config(0);
    try (LeanNode node = LeanNode.open(alone, reason -> {})) {
      node.start();
      Await.until("a failed dial", PATIENCE, () -> failedDials(node) > 0);
    }
  }

  private static double failedDials(LeanNode node) {
    try {
      return get(node.metricsPort(), "/metrics")
          .body()
          .lines()
          .filter(line ->
              line.startsWith("lean_peer_connection_events_total{direction=\"outbound\"")
                  && !line.contains("result=\"success\""))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf('}') + 1)))
          .sum();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path))).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
