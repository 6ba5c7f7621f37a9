package org.leannet.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.node.LeanNode;
import org.leannet.node.core.port.Notice;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.node.simulation.Registry;
import org.leannet.node.vectors.AnchoredNode;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

class HttpApiTest {
  private static final State GENESIS = Registry.genesis(1_700_000_000, 3);
  private static final Block BLOCK = Genesis.block(GENESIS);

  @TempDir Path directory;

  private final HttpClient client = HttpClient.newHttpClient();
  private LeanNode node;

  @BeforeEach
  void start() throws Exception {
    node =
        AnchoredNode.start(
            directory,
            GENESIS.validators(),
            1_700_000_000,
            new StoredBlock(
                BLOCK.root(), new SignedBlock(BLOCK, MultiMessageAggregate.EMPTY), GENESIS),
            false);
  }

  @AfterEach
  void close() {
    client.close();
    node.close();
  }

  private HttpResponse<String> send(int port, String method, String path, String body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(node.apiPort(), "GET", path, "");
  }

  private int post(String body) throws Exception {
    return send(node.apiPort(), "POST", "/lean/v0/admin/aggregator", body).statusCode();
  }

  @Test
  void unknown_paths_are_404_and_wrong_methods_405() throws Exception {
    assertThat(get("/lean/v0/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(send(node.apiPort(), "DELETE", "/lean/v0/admin/aggregator", "").statusCode())
        .isEqualTo(405);
    assertThat(send(node.apiPort(), "POST", "/lean/v0/health", "").statusCode()).isEqualTo(405);
    assertThat(send(node.metricsPort(), "GET", "/lean/v0/health", "").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_refused_is_told_in_json() throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            get("/lean/v0/nothing"),
            get("/<script>".replace("<", "%3C").replace(">", "%3E")),
            send(node.apiPort(), "POST", "/lean/v0/health", ""),
            send(
                node.apiPort(),
                "POST",
                "/lean/v0/admin/aggregator",
                " ".repeat(ApiLimits.BODY_BYTES + 1)))) {
      assertThat(answer.statusCode()).isBetween(400, 499);
      assertThat(answer.headers().firstValue("content-type")).contains("application/json");
      assertThat(answer.body()).startsWith("{\"error\":\"").endsWith("\"}");
    }
  }

  @Test
  void long_headers_are_refused_and_the_server_lives() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:%d/lean/v0/health".formatted(node.apiPort())))
                .header("x-long", "a".repeat(ApiLimits.HEADER_BYTES))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(431);
    assertThat(get("/lean/v0/health").statusCode()).isEqualTo(200);
  }

  @Test
  void the_aggregator_takes_a_boolean_and_nothing_else() throws Exception {
    for (String bad :
        List.of(
            "",
            "{}",
            "{",
            "[]",
            "true",
            "{\"enabled\":\"yes\"}",
            "{\"enabled\":1}",
            "{\"enabled\":0}",
            "{\"enabled\":null}",
            "{\"enabled\":true} x")) {
      assertThat(post(bad)).as(bad).isEqualTo(400);
    }
    assertThat(get("/lean/v0/admin/aggregator").body()).isEqualTo("{\"is_aggregator\":false}");
    assertThat(
            send(node.apiPort(), "POST", "/lean/v0/admin/aggregator", "{\"enabled\":true}").body())
        .isEqualTo("{\"is_aggregator\":true,\"previous\":false}");
    assertThat(get("/lean/v0/admin/aggregator").body()).isEqualTo("{\"is_aggregator\":true}");
  }

  @Test
  void blocks_are_found_by_root_and_by_slot() throws Exception {
    String root = BLOCK.root().hex();
    String body = get("/lean/v0/blocks/0").body();

    assertThat(body)
        .isEqualTo(
            ("{\"root\":\"%s\",\"slot\":0,\"proposer_index\":0,\"parent_root\":\"%s\","
                    + "\"state_root\":\"%s\",\"body\":{\"attestations\":[]}}")
                .formatted(root, Root.ZERO.hex(), GENESIS.root().hex()));
    assertThat(get("/lean/v0/blocks/" + root).body()).isEqualTo(body);
    assertThat(get("/lean/v0/blocks/0/header").body())
        .contains("\"body_root\":\"" + BLOCK.body().root().hex());
    for (String bad : List.of("head", "-1", "+1", "0x12", root + "0", "18446744073709551616")) {
      HttpResponse<String> answer = get("/lean/v0/blocks/" + bad);
      assertThat(answer.statusCode()).as(bad).isEqualTo(400);
      assertThat(answer.body()).isEqualTo("{\"error\":\"invalid block_id\"}");
    }
    for (String none : List.of("1", "18446744073709551615", root.replace('a', 'b'))) {
      HttpResponse<String> answer = get("/lean/v0/blocks/" + none);
      assertThat(answer.statusCode()).as(none).isEqualTo(404);
      assertThat(answer.body()).isEqualTo("{\"error\":\"block not found\"}");
    }
  }

  @Test
  void a_blocks_votes_are_written_as_other_clients_write_them() throws Exception {
    Checkpoint at = new Checkpoint(BLOCK.root(), 0);
    AggregatedAttestation vote =
        new AggregatedAttestation(Bits.ofIndices(3, 0, 2), new AttestationData(4, at, at, at));
    Block block = new Block(5, 2, BLOCK.root(), Root.ZERO, new BlockBody(List.of(vote)));
    String checkpoint = "{\"slot\":0,\"root\":\"%s\"}".formatted(BLOCK.root().hex());

    assertThat(Json.write(Bodies.BlockBody.of(block.root(), block)))
        .endsWith(
            ("\"body\":{\"attestations\":[{\"aggregation_bits\":\"0x0d\",\"data\":{\"slot\":4,"
                    + "\"head\":%1$s,\"target\":%1$s,\"source\":%1$s}}]}}")
                .formatted(checkpoint));
  }

  @Test
  void the_node_says_what_it_is() throws Exception {
    assertThat(get("/lean/v0/genesis").body())
        .isEqualTo("{\"genesis_time\":1700000000,\"validator_count\":3}");
    assertThat(get("/lean/v0/node/identity").body()).contains(node.peerId().toString());
    assertThat(get("/lean/v0/node/syncing").body())
        .contains("\"is_syncing\":", "\"head_slot\":0", "\"finalized_slot\":0");
    assertThat(get("/lean/v0/node/peers").body()).isEqualTo("[]");
    assertThat(get("/lean/v0/config/spec").body())
        .isEqualTo(
            "{\"MILLISECONDS_PER_SLOT\":4000,\"INTERVALS_PER_SLOT\":5,"
                + "\"MILLISECONDS_PER_INTERVAL\":800,\"HISTORICAL_ROOTS_LIMIT\":262144,"
                + "\"FORK_DIGEST\":\"12345678\"}");
  }

  @Test
  void metrics_are_on_both_ports_with_the_exact_content_type() throws Exception {
    for (int port : new int[] {node.apiPort(), node.metricsPort()}) {
      HttpResponse<String> answer = send(port, "GET", "/metrics", "");
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(answer.body())
          .contains("# TYPE lean_head_slot gauge", "lean_validators_count 0.0");
    }
    assertThat(send(node.metricsPort(), "GET", "/health", "").body()).contains("healthy");
  }

  @Test
  void the_page_draws_the_tree_without_fetching_anything_from_elsewhere() throws Exception {
    HttpResponse<String> page = get("/lean/v0/fork_choice/ui");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body())
        .contains("/lean/v0/fork_choice")
        .doesNotContain("https://")
        .doesNotContain("src=");
  }

  @Test
  void events_need_known_topics() throws Exception {
    assertThat(get("/lean/v0/events").statusCode()).isEqualTo(400);
    assertThat(get("/lean/v0/events?topics=").statusCode()).isEqualTo(400);
    assertThat(get("/lean/v0/events?topics=head,nothing").statusCode()).isEqualTo(400);
  }

  @Test
  void a_listener_hears_of_its_topics_only() throws Exception {
    EventFeed feed = new EventFeed();
    EventQueue heads = feed.listen(Set.of("head")).orElseThrow();
    Checkpoint at = new Checkpoint(BLOCK.root(), 5);

    feed.tell(new Notice.BlockHeard(at), 5);
    feed.tell(new Notice.HeadChanged(at, Root.ZERO, 0), 37);
    feed.tell(new Notice.HeadChanged(at, Root.ZERO, 0), 38);

    assertThat(heads.next(1000))
        .contains(
            new EventMessage(
                "head",
                "{\"slot\":5,\"block\":\"%s\",\"state\":\"%s\"}"
                    .formatted(BLOCK.root().hex(), Root.ZERO.hex())));
    assertThat(heads.next(0)).as("33 slots behind the clock").isEmpty();
  }

  @Test
  void a_slow_listener_loses_the_oldest_events_and_is_told() throws Exception {
    EventFeed feed = new EventFeed();
    EventQueue blocks = feed.listen(Set.of("block_gossip")).orElseThrow();
    for (long slot = 0; slot < 8_200; slot++) {
      feed.tell(new Notice.BlockHeard(new Checkpoint(Root.ZERO, slot)), 0);
    }

    assertThat(blocks.takeDropped()).isEqualTo(8);
    assertThat(blocks.next(0).orElseThrow().json()).startsWith("{\"slot\":8,");
  }

  @Test
  void the_stream_is_open_at_once_and_ends_with_the_node() throws Exception {
    HttpResponse<InputStream> stream =
        client.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:%d/lean/v0/events?topics=head&topics=block"
                            .formatted(node.apiPort())))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());

    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      node.stop();
      assertThat(untilTheEnd(lines)).allMatch(line -> line.isEmpty() || line.startsWith(":"));
    }
  }

  /// What is left of a stream, whether it ends or is cut.
  private static List<String> untilTheEnd(BufferedReader lines) {
    List<String> all = new ArrayList<>();
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        all.add(line);
      }
    } catch (IOException cut) {
      all.add(":");
    }
    return all;
  }
}
