package org.leannet.node.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 5;

  /// More than a state of the longest history and all validators takes.
  private static final int MAX_BYTES = 64 << 20;

  private final State genesis;
  private final Duration pause;

  /// @param genesis the state that this node's own files lead to
  /// @param pause between two attempts
  public CheckpointSync(State genesis, Duration pause) {
    this.genesis = genesis;
    this.pause = pause;
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
    try (var http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
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

  private static <T> T get(HttpClient http, URI node, String path, Codec<T> codec)
      throws RetryableException, InterruptedException {
    var base = node.toString();
    var uri = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Accept", "application/octet-stream")
            .build();
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        if (response.statusCode() != 200) {
          throw new RetryableException(path + " answered " + response.statusCode());
        }
        var bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new RetryableException(path + " is larger than any checkpoint");
        }
        return codec.decode(bytes);
      }
    } catch (SszException e) {
      throw new RetryableException(path + " cannot be decoded: " + e.getMessage());
    } catch (IOException e) {
      throw new RetryableException(path + " cannot be fetched: " + e);
    }
  }
}
