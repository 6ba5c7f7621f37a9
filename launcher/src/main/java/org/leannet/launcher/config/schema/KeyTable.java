package org.leannet.launcher.config.schema;

import java.util.List;
import java.util.stream.Stream;
import org.leannet.launcher.config.schema.KeyType.Choice;
import org.leannet.launcher.config.schema.KeyType.Keys;
import org.leannet.launcher.config.schema.KeyType.ListOf;
import org.leannet.launcher.config.schema.KeyType.Text;
import org.leannet.launcher.config.schema.KeyType.TextMap;
import org.leannet.launcher.config.schema.KeyType.Truth;
import org.leannet.launcher.config.schema.KeyType.Whole;
import org.leannet.metrics.StackService;

/// Every key an args file may have, section by section.
public final class KeyTable {
  public static final String TOP = "";
  public static final String PARTICIPANT = "participants[]";
  public static final String DEFAULTS = "participants_defaults";
  public static final String LEAN = "lean_network_params";
  public static final String EXECUTION = "network_params";
  public static final String NETWORK = "network";
  public static final String PROMETHEUS = "prometheus_params";
  public static final String GRAFANA = "grafana_params";

  /// The keys of a participant that tell one node from all others, so that nothing shares them.
  public static final List<String> ONE_NODE =
      List.of("node_name", "node_key", "quic_port", "http_port", "metrics_port");

  /// The devnet generations that a network can be of, oldest first.
  public static final List<String> GENERATIONS = List.of("devnet4", "devnet5");

  private static final List<Section> SECTIONS =
      List.of(
          new Section(TOP, "The file as a whole.", top()),
          new Section(
              PARTICIPANT,
              "One kind of node each; nodes are numbered in this order.",
              NodeKeys.all()),
          new Section(
              DEFAULTS,
              "What every participant has unless it says otherwise; names with values are merged.",
              defaults()),
          new Section(LEAN, "What all nodes of the Lean chain share.", lean()),
          new Section(EXECUTION, "What all execution clients share.", execution()),
          new Section(NETWORK, "The enclave's own network.", network()),
          new Section(
              PROMETHEUS,
              "How Prometheus is started.",
              service("Prometheus", StackService.PROMETHEUS_IMAGE)),
          new Section(
              GRAFANA, "How Grafana is started.", service("Grafana", StackService.GRAFANA_IMAGE)));

  private KeyTable() {}

  public static List<Section> sections() {
    return SECTIONS;
  }

  public static Section section(String name) {
    return SECTIONS.stream()
        .filter(section -> section.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no section " + name));
  }

  private static List<Key> top() {
    return Stream.of(shared(), around(), place()).flatMap(List::stream).toList();
  }

  private static List<Key> shared() {
    return List.of(
        Key.of(
                "participants",
                new ListOf(new Keys(PARTICIPANT)),
                "required",
                "The nodes of the network.",
                "[{cl_type: embedded}]")
            .mandatory()
            .elsewhere("nodes"),
        Key.of(
                "participants_defaults",
                new Keys(DEFAULTS),
                "none",
                "What every participant has unless it says otherwise.",
                "{cl_max_mem: 2048}")
            .elsewhere("defaults", "participant_defaults", "global_participant_params"),
        Key.of(
                "lean_network_params",
                new Keys(LEAN),
                "see there",
                "What all nodes of the Lean chain share.",
                "{genesis_delay: 20}")
            .elsewhere("lean_params", "lean_network"),
        Key.of(
                "network_params",
                new Keys(EXECUTION),
                "see there",
                "What all execution clients share.",
                "{network_id: 7}")
            .elsewhere("el_network_params"));
  }

  private static List<Key> around() {
    return List.of(
        Key.of(
                "additional_services",
                new ListOf(new Choice(List.of("prometheus", "grafana"))),
                "with metrics: both, where they can run; `[]` for none",
                "Services that must run beside the nodes.",
                "[prometheus]")
            .elsewhere("services"),
        Key.of(
            "prometheus_params",
            new Keys(PROMETHEUS),
            "none",
            "How Prometheus is started.",
            "{image: 'some/image:1'}"),
        Key.of(
            "grafana_params",
            new Keys(GRAFANA),
            "none",
            "How Grafana is started.",
            "{image: 'some/image:1'}"));
  }

  private static List<Key> place() {
    return List.of(
        Key.of(
                "runtime",
                new Choice(List.of("process", "docker")),
                "`process` if every client runs without an image, else `docker`",
                "Where the network runs.",
                "docker")
            .elsewhere("backend", "provider"),
        Key.of(
            "network",
            new Keys(NETWORK),
            "see there",
            "The enclave's own network.",
            "{subnet: 172.30.7.0/24}"),
        Key.of(
                "global_log_level",
                NodeKeys.LOG_LEVEL,
                "each client's own",
                "How much all clients log.",
                "debug")
            .elsewhere("log_level", "logLevel"));
  }

  private static List<Key> defaults() {
    return NodeKeys.all().stream()
        .filter(key -> !key.name().equals("count") && !ONE_NODE.contains(key.name()))
        .map(key ->
            new Key(
                key.name(),
                key.type(),
                false,
                "none",
                key.meaning(),
                key.example(),
                key.elsewhere()))
        .toList();
  }

  private static List<Key> lean() {
    return Stream.of(chain(), validators(), start()).flatMap(List::stream).toList();
  }

  private static List<Key> chain() {
    return List.of(
        Key.of(
                "generation",
                new Choice(GENERATIONS),
                "that of the images, else `devnet5`",
                "The devnet generation: what the blocks and messages look like.",
                "devnet5")
            .elsewhere("devnet", "fork"),
        Key.of(
                "xmss_preset",
                new Choice(List.of("prod", "test", "devnet")),
                "`devnet` if every client reads it, else `prod`",
                "The kind of validator keys: `prod` is what published clients read, `devnet` is made in seconds.",
                "test")
            .elsewhere("preset", "key_type"),
        Key.of(
                "active_epoch",
                new Whole(1, 32),
                "18 with `prod`, 12 with `devnet`, 8 with `test`",
                "For how many slots validator keys can sign, as a power of two.",
                "11")
            .elsewhere("activeEpoch", "active_epochs"));
  }

  private static List<Key> validators() {
    return List.of(
        Key.of(
                "attestation_committee_count",
                new Whole(1, 4096),
                "1",
                "How many attestation committees there are; validator `i` is in committee `i` modulo this.",
                "2")
            .elsewhere("committee_count", "subnets", "attestation_committees"),
        Key.of(
                "num_validator_keys_per_node",
                new Whole(0, 4096),
                "1",
                "How many validators a node has that does not say.",
                "2")
            .elsewhere("validators_per_node"),
        Key.of(
            "shuffle",
            new Choice(List.of("none", "roundrobin")),
            "`none`",
            "How validators are dealt: `none` gives each node a block of consecutive indices, `roundrobin` one in turn.",
            "roundrobin"));
  }

  private static List<Key> start() {
    return List.of(
        Key.of(
            "genesis_delay",
            new Whole(0, 86_400, "seconds"),
            "10 for processes, 30 for containers, 60 with execution clients, 180 with ten of them",
            "Seconds from the moment everything is created to genesis.",
            "20"),
        Key.of(
            "genesis_time",
            new Whole(1, 4_102_444_800L),
            "decided at the start",
            "Genesis as seconds since 1970, instead of a delay.",
            "1900000000"),
        Key.of(
            "seed",
            new Text(TextForm.SEED),
            "made from the enclave's name",
            "What all keys follow from: the same seed gives the same keys.",
            "my-network"),
        Key.of(
                "metrics_enabled",
                new Truth(),
                "`true`",
                "Whether Prometheus and Grafana run beside the nodes.",
                "false")
            .elsewhere("metrics", "enableMetrics"));
  }

  private static List<Key> execution() {
    return List.of(
        Key.of(
                "network_id",
                new Whole(1, 9_007_199_254_740_991L),
                "3151908",
                "Chain id and network id.",
                "7")
            .elsewhere("chain_id", "chainId"),
        Key.of(
            "fork",
            new Choice(List.of("cancun", "prague", "osaka")),
            "`prague`",
            "The newest fork, active from genesis. It must be the one whose payloads the Lean client asks for.",
            "cancun"),
        Key.of(
                "gas_limit",
                new Whole(0, 9_007_199_254_740_991L),
                "each client's own",
                "The gas limit that execution clients aim at in their blocks; 0 for each client's own.",
                "36000000")
            .elsewhere("genesis_gaslimit"),
        Key.of(
                "suggested_fee_recipient",
                new Text(TextForm.ADDRESS),
                "each Lean client's own",
                "The account that gets the fees of every block.",
                "'0x25941dC771bB64514Fc8abBce970307Fb9d477e9'")
            .elsewhere("fee_recipient"),
        Key.of(
            "prefunded_accounts",
            new TextMap(TextForm.ADDRESS, TextForm.BALANCE),
            "well-known test accounts, those of ethereum-package among them",
            "Accounts that own ether from the start, with their balance in wei, or in ether as in `10ETH`; also as JSON in one text, as ethereum-package has them.",
            "{'0x25941dC771bB64514Fc8abBce970307Fb9d477e9': 10ETH}"));
  }

  private static List<Key> network() {
    return List.of(
        Key.of(
            "subnet",
            new Text(TextForm.SUBNET),
            "a free one",
            "Addresses of the containers. It must not overlap another network of this machine.",
            "172.30.7.0/24"));
  }

  private static List<Key> service(String name, String image) {
    return List.of(
        Key.of(
            "image",
            new Text(TextForm.IMAGE),
            "`%s`".formatted(image),
            "The image of %s.".formatted(name),
            "some/image:1"),
        Key.of(
            "binary",
            new Text(TextForm.FILE),
            "the one on the path",
            "The program of this machine to run as %s, where there are no containers."
                .formatted(name),
            "/usr/bin/x"));
  }
}
