package org.leannet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeanNodeIT {
  private static final int NODES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final List<String> MEASURED =
      List.of(
          "lean_attestations_valid_total{source=\"gossip\"}",
          "lean_finalizations_total{result=\"success\"}",
          "lean_fork_choice_block_processing_time_seconds_count",
          "lean_state_transition_time_seconds_count",
          "lean_state_transition_slots_processing_time_seconds_count",
          "lean_state_transition_attestations_processed_total",
          "lean_pq_sig_attestation_signatures_total",
          "lean_pq_sig_attestation_signatures_valid_total",
          "lean_pq_sig_aggregated_signatures_total",
          "lean_pq_sig_aggregated_signatures_valid_total",
          "lean_pq_sig_attestations_in_aggregated_signatures_total",
          "lean_committee_signatures_aggregation_time_seconds_count",
          "lean_tick_interval_duration_seconds_count",
          "lean_gossip_block_size_bytes_count",
          "lean_gossip_attestation_size_bytes_count",
          "lean_block_building_success_total",
          "lean_block_aggregated_payloads_count",
          "lean_gossip_mesh_peers{client=\"unknown\"}",
          "lean_latest_finalized_slot",
          "lean_is_aggregator");

  private final List<LeanNode> nodes = new ArrayList<>();
  private final AtomicReference<String> fatal = new AtomicReference<>("");

  @TempDir Path directory;

  @AfterEach
  void close() {
    nodes.forEach(LeanNode::close);
  }

  @Test
  void three_nodes_finalize_over_quic_and_a_stopped_one_comes_back() throws Exception {
    var network = new TestNetwork(NODES, directory, Instant.now().plusSeconds(4));
    for (var index = 0; index < NODES; index++) {
      nodes.add(LeanNode.open(network.config(index), fatal::set));
    }
    for (var node : nodes) {
      node.start();
    }
    awaitFinalized(nodes.getFirst(), 2);

    awaitEverythingMeasured(nodes.getFirst());

    var late = nodes.getLast();
    awaitFinalized(late, 1);
    late.stop();
    late.stop();
    long before = nodes.getFirst().view().head().slot();
    Await.until(
        "the others go on", PATIENCE, () -> nodes.getFirst().view().head().slot() >= before + 2);

    late.start();
    late.start();
    assertThat(late.view().finalized().slot()).as("read back from disk").isGreaterThanOrEqualTo(1);
    awaitFinalized(late, before);
    Await.until("all peers", PATIENCE, () -> late.view().sync().peers() == NODES - 1);
    assertThat(fatal.get()).isEmpty();
  }

  private static void awaitFinalized(LeanNode node, long slot) {
    Await.until("finalized slot " + slot, PATIENCE, () -> node.view().finalized().slot() >= slot);
  }

  /// The first node aggregates; on a busy machine a duty of its may not be done the first time.
  private static void awaitEverythingMeasured(LeanNode node) {
    List<String> missing = new ArrayList<>(MEASURED);
    Await.until(
        "something in each of " + missing,
        PATIENCE,
        () -> {
          String text = metrics(node);
          missing.removeIf(name ->
              Pattern.compile("(?m)^" + Pattern.quote(name) + " [1-9]").matcher(text).find());
          return missing.isEmpty();
        });
  }

  private static String metrics(LeanNode node) {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:%d/metrics".formatted(node.metricsPort()));
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
