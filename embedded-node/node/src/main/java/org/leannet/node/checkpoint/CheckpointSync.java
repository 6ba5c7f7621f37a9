package org.leannet.node.checkpoint;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.leannet.consensus.CheckpointAnchor;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockHeader;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.node.core.port.StoredBlock;
import org.leannet.ssz.Codec;
import org.leannet.ssz.SszException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches the finalized block and state of another node.
public final class CheckpointSync {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointSync.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 5;

  /// More than a state of the longest history and all validators takes.
  private static final int MAX_BYTES = 64 << 20;

  private final State genesis;
  private final Duration pause;
  private final Duration patience;

  /// @param genesis the state that this node's own files lead to
  /// @param pause between two attempts
  public CheckpointSync(State genesis, Duration pause) {
    this(genesis, pause, PATIENCE);
  }

  /// @param patience for one answer, its last byte included
  CheckpointSync(State genesis, Duration pause, Duration patience) {
    this.genesis = genesis;
    this.pause = pause;
    this.patience = patience;
  }

  /// Something that another attempt may cure.
  private static final class RetryableException extends Exception {
    private static final long serialVersionUID = 1L;

    RetryableException(String message) {
      super(message);
    }
  }

  /// Asks the nodes in the order given, several times, until one serves a checkpoint that fits.
  public StoredBlock fetch(List<URI> nodes) throws CheckpointException, InterruptedException {
    var problems = new ArrayList<String>();
    var http = HttpClient.newBuilder().connectTimeout(patience).build();
    try {
      for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
        problems.clear();
        for (var node : nodes) {
          try {
            return fetch(http, node);
          } catch (RetryableException e) {
            LOG.warn("checkpoint of {}: {}", node, e.getMessage());
            problems.add(node + ": " + e.getMessage());
          }
        }
        if (attempt < ATTEMPTS) {
          Thread.sleep(pause);
        }
      }
    } finally {
      http.shutdownNow();
    }
    throw new CheckpointException(
        "no checkpoint after %d attempts: %s".formatted(ATTEMPTS, String.join("; ", problems)));
  }

  /// Block and state are fetched one after the other, so that a finalization in between makes them
  /// differ: asking again helps.
  private StoredBlock fetch(HttpClient http, URI node)
      throws RetryableException, InterruptedException {
    var block = get(http, node, "/lean/v0/blocks/finalized", SignedBlock.SSZ);
    var state = get(http, node, "/lean/v0/states/finalized", State.SSZ);
    var fault =
        CheckpointAnchor.fault(state, block.block(), genesis)
            .or(() -> mismatch(block.block(), state));
    if (fault.isPresent()) {
      throw new RetryableException(fault.get());
    }
    return new StoredBlock(block.block().root(), block, state);
  }

  private static Optional<String> mismatch(Block block, State state) {
    var latest = state.latestBlockHeader();
    var expected =
        new BlockHeader(
            latest.slot(),
            latest.proposerIndex(),
            latest.parentRoot(),
            block.stateRoot(),
            latest.bodyRoot());
    return block.header().equals(expected)
        ? Optional.empty()
        : Optional.of("the state served is not the one after the block served");
  }

  private <T> T get(HttpClient http, URI node, String path, Codec<T> codec)
      throws RetryableException, InterruptedException {
    var base = node.toString();
    var uri = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    var request = HttpRequest.newBuilder(uri).header("Accept", "application/octet-stream").build();
    var bytes =
        HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES);
    var answer = http.sendAsync(request, bytes);
    try {
      // The client's own timeout ends with the headers; a body may come for ever.
      var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new RetryableException(path + " answered " + response.statusCode());
      }
      return codec.decode(response.body());
    } catch (SszException e) {
      throw new RetryableException(path + " cannot be decoded: " + e.getMessage());
    } catch (ExecutionException e) {
      throw new RetryableException(path + " cannot be fetched: " + e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new RetryableException(path + " took more than %d s".formatted(patience.toSeconds()));
    }
  }
}
