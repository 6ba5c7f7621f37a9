package org.leannet.launcher.probe;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Asks an execution client about its chain, over JSON-RPC.
public final class ExecutionProbe {
  private static final String GENESIS_BLOCK =
      """
      {"jsonrpc":"2.0","id":1,"method":"eth_getBlockByNumber","params":["0x0",false]}\
      """;

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ObjectMapper json = new ObjectMapper();

  /// The hash of its genesis block; empty while it does not answer.
  public Optional<String> genesisHash(URI rpc) {
    return HttpText.post(rpc, GENESIS_BLOCK, TIMEOUT).flatMap(this::hash);
  }

  private Optional<String> hash(String answer) {
    try {
      var hash = json.readTree(answer).path("result").path("hash");
      return hash.isTextual() ? Optional.of(hash.asText()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
