package org.leannet.launcher.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Asks an execution client about its chain, over JSON-RPC.
public final class ExecutionProbe {
  private static final String GENESIS_BLOCK =
      """
      {"jsonrpc":"2.0","id":1,"method":"eth_getBlockByNumber","params":["0x0",false]}\
      """;

  private static final String NODE_INFO =
      """
      {"jsonrpc":"2.0","id":1,"method":"admin_nodeInfo","params":[]}\
      """;

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ObjectMapper json = new ObjectMapper();

  /// The hash of its genesis block; empty while it does not answer.
  public Optional<String> genesisHash(URI rpc) {
    return HttpText.post(rpc, GENESIS_BLOCK, TIMEOUT).flatMap(this::hash);
  }

  /// How others find it: its node record, and the older form.
  public record NodeInfo(Optional<String> enr, Optional<String> enode) {
    private static final Pattern ANYWHERE = Pattern.compile("@(0\\.0\\.0\\.0|\\[::])(?=:)");

    /// The enode, with this address where it tells none.
    public Optional<String> enodeAt(String ip) {
      return enode.map(text -> ANYWHERE.matcher(text).replaceFirst("@" + ip));
    }
  }

  /// What it tells of itself; empty while it does not, or has nothing to tell.
  public Optional<NodeInfo> nodeInfo(URI rpc) {
    return HttpText.post(rpc, NODE_INFO, TIMEOUT)
        .flatMap(answer -> read(answer))
        .map(result -> new NodeInfo(text(result, "enr", "enr:"), text(result, "enode", "enode:")))
        .filter(info -> info.enr().isPresent() || info.enode().isPresent());
  }

  private static Optional<String> text(JsonNode result, String field, String beginning) {
    return Optional.of(result.path(field).asText("")).filter(text -> text.startsWith(beginning));
  }

  private Optional<String> hash(String answer) {
    return read(answer)
        .map(result -> result.path("hash"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  private Optional<JsonNode> read(String answer) {
    try {
      return Optional.of(json.readTree(answer).path("result"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
