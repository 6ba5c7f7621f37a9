package org.leannet.node.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.node.simulation.Registry;
import org.leannet.ssz.Root;

class CheckpointSyncTest {
  private static final long GENESIS_TIME = 1_700_000_000;
  private static final State STATE = Registry.genesis(GENESIS_TIME, 3);
  private static final Block BLOCK = Genesis.block(STATE);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void stop() {
    end.countDown();
    servers.forEach(server -> server.stop(0));
    threads.close();
  }

  /// A node that serves a block and a state.
  private URI node(byte[] block, byte[] state) throws IOException {
    return node(exchange ->
        answer(exchange, exchange.getRequestURI().getPath().contains("blocks") ? block : state));
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private URI node(Handler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              "%s %s"
                  .formatted(
                      exchange.getRequestURI().getPath(),
                      exchange.getRequestHeaders().getFirst("Accept")));
          try (exchange) {
            handler.handle(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    servers.add(server);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] encoded(Block block) {
    return SignedBlock.SSZ.encode(new SignedBlock(block, MultiMessageAggregate.EMPTY));
  }

  private static byte[] encoded(State state) {
    return State.SSZ.encode(state);
  }

  private static CheckpointSync sync() {
    return new CheckpointSync(STATE, Duration.ZERO, Duration.ofSeconds(30));
  }

  @Test
  void the_block_is_fetched_first_and_both_as_octets() throws Exception {
    URI node = node(encoded(BLOCK), encoded(STATE));

    assertThat(sync().fetch(List.of(node)).root()).isEqualTo(BLOCK.root());
    assertThat(asked)
        .containsExactly(
            "/lean/v0/blocks/finalized application/octet-stream",
            "/lean/v0/states/finalized application/octet-stream");
  }

  @Test
  void the_next_node_is_asked_when_one_does_not_serve_it() throws Exception {
    URI broken = node(exchange -> exchange.sendResponseHeaders(503, -1));
    URI good = node(encoded(BLOCK), encoded(STATE));

    assertThat(sync().fetch(List.of(broken, good)).root()).isEqualTo(BLOCK.root());
    assertThat(asked).hasSize(3);
  }

  @Test
  void what_another_attempt_may_cure_is_tried_again() throws Exception {
    Block other = BLOCK.withStateRoot(new Root(1, 2, 3, 4));
    URI node =
        node(exchange -> {
          boolean first = asked.size() <= 2;
          boolean block = exchange.getRequestURI().getPath().contains("blocks");
          answer(exchange, block ? encoded(first ? other : BLOCK) : encoded(STATE));
        });

    assertThat(sync().fetch(List.of(node)).root()).isEqualTo(BLOCK.root());
    assertThat(asked).hasSize(4);
  }

  @Test
  void a_checkpoint_that_does_not_fit_is_refused_after_five_attempts_and_says_why()
      throws Exception {
    State later = Registry.genesis(GENESIS_TIME + 1, 3);
    State fewer = Registry.genesis(GENESIS_TIME, 2);
    refused(node(encoded(Genesis.block(later)), encoded(later)), "genesis time 1700000001");
    refused(node(encoded(Genesis.block(fewer)), encoded(fewer)), "other validators");
    refused(node(encoded(BLOCK), encoded(later)), "genesis time");
    refused(
        node(encoded(BLOCK.withStateRoot(new Root(1, 2, 3, 4))), encoded(STATE)), "claims state");
    refused(node(new byte[7], encoded(STATE)), "cannot be decoded");
    refused(node(exchange -> exchange.sendResponseHeaders(404, -1)), "answered 404");
  }

  private void refused(URI node, String reason) {
    asked.clear();
    assertThatThrownBy(() -> sync().fetch(List.of(node)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith("no checkpoint after 5 attempts: ")
        .hasMessageContaining(node.toString())
        .hasMessageContaining(reason);
    assertThat(asked.stream().filter(each -> each.contains("blocks"))).hasSize(5);
  }

  @Test
  void an_answer_that_never_ends_is_given_up() throws Exception {
    URI slow =
        node(exchange -> {
          exchange.sendResponseHeaders(200, 1_000_000);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          end.await();
        });

    assertThatThrownBy(() ->
            new CheckpointSync(STATE, Duration.ZERO, Duration.ofMillis(200)).fetch(List.of(slow)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("took more than");
  }
}
