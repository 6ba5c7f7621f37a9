package org.leannet.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.consensus.Genesis;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.MultiMessageAggregate;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.transition.StateTransition;
import org.leannet.node.storage.ChainDatabase;
import org.leannet.ssz.Root;

/// Where a chain begins when there is a disk, a checkpoint, or both.
class AnchorTest {
  private static final long GENESIS_TIME = 1_700_000_000;

  /// An interval in which peers still serve all blocks after genesis, and one in which they do not.
  private static final long SOON = 5 * 3_600;

  private static final long LATE = 5 * 3_601;

  @TempDir Path directory;

  private final AtomicInteger asked = new AtomicInteger();
  private NodeConfig config;
  private State genesis;
  private State served;
  private Block servedBlock;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    NodeConfig base = new TestNetwork(2, directory, Instant.ofEpochSecond(GENESIS_TIME)).config(0);
    genesis = Genesis.state(GENESIS_TIME, base.network().validators());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/lean/v0/",
        exchange -> {
          asked.incrementAndGet();
          try (exchange) {
            boolean block = exchange.getRequestURI().getPath().contains("blocks");
            byte[] body =
                block
                    ? SignedBlock.SSZ.encode(
                        new SignedBlock(servedBlock, MultiMessageAggregate.EMPTY))
                    : State.SSZ.encode(served);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    config =
        new NodeConfig(
            base.name(),
            base.preset(),
            base.network(),
            base.keys(),
            base.core(),
            base.wire(),
            base.http(),
            base.dataDirectory(),
            List.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    serveGenesis();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void serveGenesis() {
    served = genesis;
    servedBlock = Genesis.block(genesis);
  }

  private void serveSlot(long slot) {
    Block unsealed =
        new Block(slot, slot % 2, Genesis.block(genesis).root(), Root.ZERO, BlockBody.EMPTY);
    served =
        StateTransition.processSlots(genesis, slot)
            .then(pre -> StateTransition.processBlock(pre, unsealed))
            .accepted()
            .orElseThrow();
    servedBlock = unsealed.withStateRoot(served.root());
  }

  private long startedAt(long interval) throws Exception {
    var anchor = new Anchor(config);
    try (var database = ChainDatabase.open(config.dataDirectory(), anchor.genesis().root())) {
      return anchor.restart(database, interval).store().latestFinalized().slot();
    }
  }

  @Test
  void a_new_directory_starts_from_the_checkpoint_and_then_from_itself() throws Exception {
    serveSlot(4);
    assertThat(startedAt(SOON)).isEqualTo(4);
    int before = asked.get();

    serveSlot(8);
    assertThat(startedAt(SOON)).isEqualTo(4);
    assertThat(asked).hasValue(before);
  }

  @Test
  void a_chain_too_old_for_peers_to_help_goes_on_from_a_newer_checkpoint() throws Exception {
    assertThat(startedAt(SOON)).isZero();
    serveSlot(3_590);

    assertThat(startedAt(SOON)).as("near enough").isZero();
    assertThat(startedAt(LATE)).isEqualTo(3_590);
    assertThat(startedAt(LATE)).as("from the disk").isEqualTo(3_590);
  }

  @Test
  void a_chain_as_old_as_the_checkpoint_goes_on_from_the_disk() throws Exception {
    assertThat(startedAt(SOON)).isZero();

    assertThat(startedAt(LATE)).isZero();
  }
}
