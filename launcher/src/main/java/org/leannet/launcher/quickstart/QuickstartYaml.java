package org.leannet.launcher.quickstart;

/// The text of a `validator-config.yaml`.
final class QuickstartYaml {
  private QuickstartYaml() {}

  static String render(QuickstartNetwork network) {
    StringBuilder text = new StringBuilder();
    network.shuffle().ifPresent(order -> line(text, "", "shuffle", order));
    line(text, "", "deployment_mode", "local");
    text.append("config:\n");
    network.activeEpoch().ifPresent(epoch -> line(text, "  ", "activeEpoch", epoch));
    line(text, "  ", "keyType", quoted("hash-sig"));
    network.committees().ifPresent(count -> line(text, "  ", "attestation_committee_count", count));
    network
        .feeRecipient()
        .ifPresent(address -> line(text, "  ", "suggested_fee_recipient", quoted(address)));
    text.append("validators:\n");
    network.nodes().forEach(node -> row(text, node));
    return text.toString();
  }

  private static void row(StringBuilder text, QuickstartNode node) {
    line(text, "  - ", "name", quoted(node.name()));
    line(text, "    ", "privkey", quoted(node.privateKey()));
    text.append("    enrFields:\n");
    line(text, "      ", "ip", quoted(node.ip()));
    line(text, "      ", "quic", node.quicPort());
    node.metricsPort().ifPresent(port -> line(text, "    ", "metricsPort", port));
    node.apiPort().ifPresent(port -> line(text, "    ", "apiPort", port));
    line(text, "    ", "isAggregator", node.aggregator());
    line(text, "    ", "devnet", quoted(QuickstartReader.DIGEST));
    node.subnet().ifPresent(subnet -> line(text, "    ", "subnet", subnet));
    line(text, "    ", "count", node.count());
  }

  private static void line(StringBuilder text, String indent, String key, Object value) {
    text.append(indent).append(key).append(": ").append(value).append('\n');
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
