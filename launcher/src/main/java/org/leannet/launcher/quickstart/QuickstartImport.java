package org.leannet.launcher.quickstart;

import java.nio.file.Path;
import java.util.Optional;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientKind;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.reader.ConfigReader;

/// Makes an args file of lean-quickstart's `validator-config.yaml`: the same nodes with their
/// names, keys, ports, validators and aggregators.
public final class QuickstartImport {
  private static final String LEAN = "lean_";

  private final Catalogue catalogue;

  public QuickstartImport(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// The args file for a file of lean-quickstart's.
  public String argsFile(Path file) throws ConfigException {
    return argsFile(file.toString(), ConfigReader.text(file));
  }

  /// The args file for a text; `name` is what messages call it.
  public String argsFile(String name, String text) throws ConfigException {
    QuickstartNetwork network = QuickstartReader.read(name, text, node -> client(node).isPresent());
    StringBuilder args = new StringBuilder("# Made of lean-quickstart's validator-config.yaml.\n");
    network.leftOut().forEach(fact -> args.append("# Not taken over: ").append(fact).append('\n'));
    args.append("participants:\n");
    for (QuickstartNode node : network.nodes()) {
      args.append(participant(node, client(node.name()).orElseThrow()));
    }
    return args.append(parameters(network)).toString();
  }

  /// The client a node's name begins with. Where a name is also known outside the Lean chain, the
  /// catalogue has it with `lean_` in front and lean-quickstart without.
  private Optional<String> client(String node) {
    return catalogue.names(ClientKind.LEAN).stream()
        .filter(client ->
            node.startsWith(client + "_")
                || (client.startsWith(LEAN)
                    && node.startsWith(client.substring(LEAN.length()) + "_")))
        .findFirst();
  }

  private static String participant(QuickstartNode node, String client) {
    StringBuilder text = new StringBuilder();
    text.append("  - cl_type: ").append(client).append('\n');
    line(text, "node_name", node.name());
    line(text, "node_key", "\"" + node.privateKey() + "\"");
    line(text, "quic_port", node.quicPort());
    node.apiPort().ifPresent(port -> line(text, "http_port", port));
    node.metricsPort().ifPresent(port -> line(text, "metrics_port", port));
    line(text, "validator_count", node.count());
    if (node.aggregator()) {
      line(text, "is_aggregator", true);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String key, Object value) {
    text.append("    ").append(key).append(": ").append(value).append('\n');
  }

  private static String parameters(QuickstartNetwork network) {
    StringBuilder text = new StringBuilder();
    network
        .committees()
        .ifPresent(
            count -> text.append("  attestation_committee_count: ").append(count).append('\n'));
    network
        .activeEpoch()
        .ifPresent(epoch -> text.append("  active_epoch: ").append(epoch).append('\n'));
    network.shuffle().ifPresent(order -> text.append("  shuffle: ").append(order).append('\n'));
    String lean = text.isEmpty() ? "" : "lean_network_params:\n" + text;
    return lean
        + network
            .feeRecipient()
            .map("network_params:\n  suggested_fee_recipient: \"%s\"\n"::formatted)
            .orElse("");
  }
}
