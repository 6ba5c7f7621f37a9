package org.leannet.launcher.config.reader;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.config.AdditionalService;
import org.leannet.launcher.config.ArgChanges;
import org.leannet.launcher.config.Client;
import org.leannet.launcher.config.DevnetConfig;
import org.leannet.launcher.config.ExecutionParams;
import org.leannet.launcher.config.LeanNetworkParams;
import org.leannet.launcher.config.Limits;
import org.leannet.launcher.config.NetworkOptions;
import org.leannet.launcher.config.NodeIdentity;
import org.leannet.launcher.config.Participant;
import org.leannet.launcher.config.Program;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.config.Subnet;
import org.leannet.launcher.config.ValidatorOrder;
import org.leannet.launcher.config.Volume;
import org.leannet.launcher.config.schema.KeyTable;

/// Builds the configuration of typed values, defaults filled in, and reports values that contradict
/// each other within one section.
final class Assembler {
  private static final String NO_CLIENT = "none";
  private static final long NETWORK_ID = 3_151_908;
  private static final String FORK = "prague";
  private static final String SERVICES = "additional_services";
  private static final String PROMETHEUS = "prometheus";
  private static final String GRAFANA = "grafana";
  private static final String RESERVED_LABELS = "org.leannet.";
  private static final BigInteger WEI_AN_ETHER = BigInteger.TEN.pow(18);

  private final Reports reports;

  Assembler(Reports reports) {
    this.reports = reports;
  }

  DevnetConfig config(Values top) {
    Values lean = section(top, KeyTable.LEAN);
    Values defaults = section(top, KeyTable.DEFAULTS);
    List<Participant> participants = new ArrayList<>();
    if (!top.has("participants")) {
      missing("participants");
    }
    for (Values own : top.sections("participants")) {
      String path = "participants[%d].".formatted(participants.size());
      participants.add(
          participant(
              own, own.over(defaults), new Shared(lean, top.text("global_log_level")), path));
    }
    LeanNetworkParams shared = lean(lean);
    return new DevnetConfig(
        participants,
        shared,
        execution(section(top, KeyTable.EXECUTION)),
        services(top, shared.metricsEnabled()),
        top.text("runtime").flatMap(RuntimeKind::byWord),
        new NetworkOptions(section(top, KeyTable.NETWORK).text("subnet").flatMap(Subnet::parse)));
  }

  private static Values section(Values top, String name) {
    return top.section(name).orElseGet(() -> new Values(KeyTable.section(name)));
  }

  private record Shared(Values lean, Optional<String> logLevel) {}

  private Participant participant(Values own, Values values, Shared shared, String path) {
    Optional<String> logLevel = shared.logLevel();
    if (!values.has("cl_type")) {
      missing(path + "cl_type");
    }
    Client client =
        new Client(values.text("cl_type").orElse(""), program("cl_", values, logLevel, path));
    Optional<Client> execution =
        values
            .text("el_type")
            .filter(type -> !type.equals(NO_CLIENT))
            .map(type -> new Client(type, program("el_", values, logLevel, path)));
    if (!values.has("el_type") && reports.isSound(path + "el_type")) {
      refuseExecutionSettings(own, path);
    }
    int count = values.number("count").orElse(1);
    int validators =
        values
            .number("validator_count")
            .or(() -> shared.lean().number("num_validator_keys_per_node"))
            .orElse(1);
    return new Participant(
        count,
        client,
        execution,
        validators,
        values.truth("is_aggregator"),
        values.numbers("aggregate_subnet_ids"),
        values.text("checkpoint_sync_url"),
        values.truth("force").orElse(false),
        identity(values, count, path));
  }

  /// Settings that nothing would come of.
  private void refuseExecutionSettings(Values own, String path) {
    KeyTable.section(KeyTable.PARTICIPANT).names().stream()
        .filter(key -> key.startsWith("el_") && own.has(key))
        .findFirst()
        .ifPresent(key ->
            reports.add(
                path + key,
                "set for no execution client",
                "expected el_type with it, or el_type: none to keep it for later"));
  }

  private NodeIdentity identity(Values values, int count, String path) {
    List<String> given = KeyTable.ONE_NODE.stream().filter(values::has).toList();
    if (count > 1 && !given.isEmpty()) {
      reports.add(
          path + given.getFirst(),
          "one value for %d nodes".formatted(count),
          "expected a participant of one node");
      return NodeIdentity.NONE;
    }
    return new NodeIdentity(
        values.text("node_name"),
        values.text("node_key").map(key -> key.startsWith("0x") ? key.substring(2) : key),
        values.number("quic_port"),
        values.number("http_port"),
        values.number("metrics_port"));
  }

  /// Said once: not where the value is there and wrong.
  private void missing(String path) {
    if (reports.isSound(path)) {
      reports.add(
          path,
          "missing",
          "expected "
              + (path.endsWith("cl_type")
                  ? "a Lean client, such as cl_type: embedded"
                  : "at least one node, such as - cl_type: embedded"));
    }
  }

  private Program program(String side, Values values, Optional<String> logLevel, String path) {
    return new Program(
        values.text(side + "image"),
        values.text(side + "binary"),
        values.texts(side + "entrypoint"),
        new ArgChanges(values.texts(side + "extra_params"), values.texts(side + "removed_params")),
        values.map(side + "extra_env_vars"),
        labels(values.map(side + "extra_labels"), path + side + "extra_labels"),
        values.texts(side + "volumes").stream().map(Assembler::volume).toList(),
        limits(side, values, path),
        values.text(side + "log_level").or(() -> logLevel));
  }

  private Map<String, String> labels(Map<String, String> labels, String path) {
    for (String label : labels.keySet()) {
      if (label.startsWith(RESERVED_LABELS)) {
        reports.add(
            path,
            "label '%s' belongs to this program".formatted(label),
            "expected one that does not start with " + RESERVED_LABELS);
      }
    }
    return labels;
  }

  private static Volume volume(String text) {
    String[] parts = text.split(":", -1);
    return new Volume(parts[0], parts[1], parts.length > 2 && parts[2].equals("ro"));
  }

  private Limits limits(String side, Values values, String path) {
    int[] cpu = range(side + "min_cpu", side + "max_cpu", values, path);
    int[] memory = range(side + "min_mem", side + "max_mem", values, path);
    return new Limits(cpu[0], cpu[1], memory[0], memory[1]);
  }

  private int[] range(String least, String most, Values values, String path) {
    int min = values.number(least).orElse(0);
    int max = values.number(most).orElse(0);
    if (max != 0 && min > max) {
      reports.add(
          path + least,
          "%d is more than %s, %d".formatted(min, most, max),
          "expected at most that");
      return new int[] {0, 0};
    }
    return new int[] {min, max};
  }

  private LeanNetworkParams lean(Values values) {
    if (values.whole("genesis_time").isPresent() && values.whole("genesis_delay").isPresent()) {
      reports.add(
          KeyTable.LEAN + ".genesis_delay",
          "both genesis_time and genesis_delay",
          "expected one of them");
    }
    return new LeanNetworkParams(
        values.text("generation"),
        values.text("xmss_preset"),
        values.number("active_epoch"),
        values.number("genesis_delay"),
        values.whole("genesis_time"),
        values.number("attestation_committee_count").orElse(1),
        values.text("seed"),
        values.truth("metrics_enabled").orElse(true),
        values.text("shuffle").orElse("none").equals("roundrobin")
            ? ValidatorOrder.ROUND_ROBIN
            : ValidatorOrder.LINEAR);
  }

  private static ExecutionParams execution(Values values) {
    Map<String, String> accounts = new LinkedHashMap<>();
    values
        .map("prefunded_accounts")
        .forEach((address, balance) -> accounts.put(address, wei(balance)));
    return new ExecutionParams(
        values.whole("network_id").orElse(NETWORK_ID),
        values.text("fork").orElse(FORK),
        values.whole("gas_limit").filter(limit -> limit > 0),
        values.text("suggested_fee_recipient"),
        values.has("prefunded_accounts") ? accounts : TestAccounts.STANDARD);
  }

  private static String wei(String balance) {
    return balance.endsWith("ETH")
        ? new BigInteger(balance.substring(0, balance.length() - 3))
            .multiply(WEI_AN_ETHER)
            .toString()
        : balance;
  }

  /// What is named is required, and nothing else runs; without a word, both come with metrics.
  private List<AdditionalService> services(Values top, boolean metrics) {
    List<AdditionalService> services = new ArrayList<>();
    boolean chosen = top.has(SERVICES);
    List<String> asked = top.texts(SERVICES);
    for (String name : List.of(PROMETHEUS, GRAFANA)) {
      Values params = section(top, name + "_params");
      if (asked.stream().filter(name::equals).count() > 1) {
        reports.add(SERVICES, "%s is named twice".formatted(name), "expected each service once");
      }
      // Grafana shows what Prometheus gathers, and nothing without it.
      boolean needed = asked.contains(name) || (name.equals(PROMETHEUS) && asked.contains(GRAFANA));
      if (needed || (!chosen && metrics)) {
        services.add(
            new AdditionalService(name, params.text("image"), params.text("binary"), needed));
      }
    }
    return services;
  }
}
