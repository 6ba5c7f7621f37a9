package org.leannet.launcher.quickstart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.reader.SectionReader;
import org.leannet.launcher.config.reader.Values;

/// Reads lean-quickstart's `validator-config.yaml`, strictly, all problems at once.
final class QuickstartReader {
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final String EXAMPLE = "embedded";
  private static final int LAST_PORT = 65_535;

  /// The name in gossip topics that every network of today has.
  static final String DIGEST = "12345678";

  private final SectionReader file;
  private final Predicate<String> tellsClient;
  private final List<String> leftOut = new ArrayList<>();

  private QuickstartReader(SectionReader file, Predicate<String> tellsClient) {
    this.file = file;
    this.tellsClient = tellsClient;
  }

  /// Reads a text; `name` is what messages call it, and `tellsClient` says whether a node's name
  /// tells its client.
  static QuickstartNetwork read(String name, String text, Predicate<String> tellsClient)
      throws ConfigException {
    SectionReader file = SectionReader.read(name, text, QuickstartKeys.SECTIONS);
    QuickstartNetwork network = new QuickstartReader(file, tellsClient).network(file.values());
    file.end();
    return network;
  }

  private QuickstartNetwork network(Values top) {
    Optional<Values> config = top.section("config");
    List<QuickstartNode> nodes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<Values> rows = top.sections("validators");
    for (int index = 0; index < rows.size(); index++) {
      String path = "validators[%d].".formatted(index);
      QuickstartNode node = node(rows.get(index), path);
      if (!node.name().isEmpty() && !names.add(node.name())) {
        file.wrong(
            path + "name", "two nodes are called " + node.name(), "expected a name of its own");
      }
      nodes.add(node);
    }
    if (rows.isEmpty()) {
      file.wrong("validators", "no node", "expected at least one");
    }
    if (top.text("deployment_mode").equals(Optional.of("ansible"))) {
      leftOut.add("deployment_mode ansible: this network runs on one machine");
    }
    return new QuickstartNetwork(
        top.text("shuffle"),
        config.flatMap(values -> values.number("activeEpoch")),
        config.flatMap(values -> values.number("attestation_committee_count")),
        config.flatMap(values -> values.text("suggested_fee_recipient")),
        nodes,
        leftOut);
  }

  private QuickstartNode node(Values row, String path) {
    Map<String, String> record = row.map("enrFields");
    String name = required(row, "name", path);
    if (!name.isEmpty() && !tellsClient.test(name)) {
      file.wrong(
          path + "name",
          "the name '%s' tells no client".formatted(name),
          "expected a client and a number, such as %s_0".formatted(EXAMPLE));
    }
    String key = required(row, "privkey", path);
    row.text("devnet")
        .filter(digest -> !digest.equals(DIGEST))
        .ifPresent(
            digest -> leftOut.add("%s: devnet %s, it is %s here".formatted(name, digest, DIGEST)));
    return new QuickstartNode(
        name,
        key.startsWith("0x") ? key.substring(2) : key,
        record.getOrDefault("ip", ""),
        quicPort(record, path + "enrFields"),
        row.number("metricsPort"),
        row.number("apiPort").or(() -> row.number("httpPort")),
        row.truth("isAggregator").or(() -> row.truth("is_aggregator")).orElse(false),
        row.number("subnet"),
        row.number("count").orElse(1));
  }

  private int quicPort(Map<String, String> record, String path) {
    String port = record.getOrDefault("quic", "");
    if (port.isEmpty()) {
      file.wrong(path, "no quic", "expected the port of the node's record: quic: 9000");
      return 1;
    }
    if (!PORT.matcher(port).matches() || Integer.parseInt(port) > LAST_PORT) {
      file.wrong(
          path + ".quic",
          "'%s' is not a port".formatted(port),
          "expected a whole number, 1 to " + LAST_PORT);
      return 1;
    }
    return Integer.parseInt(port);
  }

  private String required(Values row, String key, String path) {
    Optional<String> text = row.text(key);
    if (text.isEmpty()) {
      file.wrong(path + key, "missing", "expected it for every node");
    }
    return text.orElse("");
  }
}
