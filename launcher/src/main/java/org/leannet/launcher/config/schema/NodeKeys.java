package org.leannet.launcher.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientKind;
import org.leannet.launcher.config.schema.KeyType.Choice;
import org.leannet.launcher.config.schema.KeyType.ListOf;
import org.leannet.launcher.config.schema.KeyType.Text;
import org.leannet.launcher.config.schema.KeyType.TextMap;
import org.leannet.launcher.config.schema.KeyType.Truth;
import org.leannet.launcher.config.schema.KeyType.Whole;

/// The keys of a participant.
final class NodeKeys {
  static final KeyType LOG_LEVEL = new Choice(List.of("error", "warn", "info", "debug", "trace"));

  private static final KeyType TEXTS = new ListOf(new Text(TextForm.ANY));

  /// Millicores of 1000 cores, and megabytes of a terabyte: more is a mistake of the unit.
  private static final long LIMIT = 1_048_576;

  private static final KeyType CPU = new Whole(0, LIMIT, "millicores");
  private static final KeyType MEMORY = new Whole(0, LIMIT, "megabytes");

  private NodeKeys() {}

  static List<Key> all() {
    List<Key> keys = new ArrayList<>(identity());
    keys.addAll(oneNode());
    keys.addAll(duties());
    keys.addAll(exceptions());
    keys.addAll(program("cl", "Lean client"));
    keys.addAll(program("el", "execution client"));
    return keys;
  }

  private static List<Key> identity() {
    return List.of(
        Key.of(
                "cl_type",
                new Text(TextForm.NAME),
                "required",
                "The Lean client: `embedded` is the Java node of this program, the others are published clients.",
                "embedded")
            .mandatory()
            .elsewhere("cl_client_type", "client", "type"),
        Key.of(
                "el_type",
                new Text(TextForm.NAME),
                "`none`",
                "The execution client each node is paired with, or `none`.",
                Catalogue.bundled().names(ClientKind.EXECUTION).getFirst())
            .elsewhere("el_client_type"),
        Key.of("count", new Whole(1, 1000), "1", "How many such nodes there are.", "2")
            .elsewhere("node_count", "replicas"));
  }

  /// Those of [KeyTable#ONE_NODE].
  private static List<Key> oneNode() {
    return List.of(
        Key.of(
                "node_name",
                new Text(TextForm.NODE_NAME),
                "the client's and a number",
                "The node's name in the genesis files; its service is called `lean-` and this with hyphens.",
                "mine_0")
            .elsewhere("name"),
        Key.of(
                "node_key",
                new Text(TextForm.NODE_KEY),
                "made from the seed",
                "The node's secp256k1 key.",
                "'%s'".formatted("1".repeat(64)))
            .elsewhere("privkey", "private_key"),
        port("quic_port", "peers, over QUIC", "quic", "gossipsub_port"),
        port("http_port", "the HTTP API", "apiPort", "api_port", "httpPort"),
        port("metrics_port", "metrics", "metricsPort"));
  }

  private static Key port(String name, String use, String... elsewhere) {
    return Key.of(
            name,
            new Whole(1, 65_535),
            "a free one; in a container always the same",
            "The port the node listens on for %s.".formatted(use),
            "9100")
        .elsewhere(elsewhere);
  }

  private static List<Key> duties() {
    return List.of(
        Key.of(
                "validator_count",
                new Whole(0, 4096),
                "`num_validator_keys_per_node`",
                "How many validators each of these nodes has.",
                "2")
            .elsewhere("validators", "num_validators"),
        Key.of(
                "is_aggregator",
                new Truth(),
                "decided by the plan",
                "Whether each of these nodes aggregates. Left out, the first node with a validator in a committee does, where nobody else was told to.",
                "true")
            .elsewhere("aggregator", "isAggregator"),
        Key.of(
                "aggregate_subnet_ids",
                new ListOf(new Whole(0, 4095)),
                "those of its validators",
                "The committees an aggregator aggregates for.",
                "[0]")
            .elsewhere("subnet", "subnets", "subnet_ids", "subnet_id"));
  }

  private static List<Key> exceptions() {
    return List.of(
        Key.of(
            "checkpoint_sync_url",
            new Text(TextForm.URL),
            "none",
            "Where each of these nodes takes a finalized state to start from.",
            "http://127.0.0.1:5052"),
        Key.of(
                "force",
                new Truth(),
                "`false`",
                "Take the participant as it is, even where the catalogue says it cannot take part.",
                "true")
            .elsewhere("forced"));
  }

  /// The short names other tools have for a client's settings mean the Lean client's.
  private static String[] foreign(String side, String plain, String... more) {
    List<String> names = new ArrayList<>();
    for (String name : more) {
      names.add(side + "_" + name);
    }
    if (side.equals("cl")) {
      names.add(plain);
    }
    return names.toArray(String[]::new);
  }

  private static List<Key> program(String side, String client) {
    return Stream.of(start(side, client), commandLine(side), surroundings(side), limits(side))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Key> start(String side, String client) {
    String type = side + "_";
    return List.of(
        Key.of(
                type + "image",
                new Text(TextForm.IMAGE),
                "the catalogue's",
                "The image of the %s.".formatted(client),
                "some/image:tag")
            .elsewhere(foreign(side, "image", "client_image")),
        Key.of(
                type + "binary",
                new Text(TextForm.FILE),
                "none",
                "A program of this machine to run as the %s; relative to where the command is given."
                    .formatted(client),
                "/usr/local/bin/node")
            .elsewhere(foreign(side, "binary", "binary_path")),
        Key.of(
            type + "log_level",
            LOG_LEVEL,
            "`global_log_level`",
            "How much the %s logs.".formatted(client),
            "debug"),
        Key.of(
            type + "entrypoint",
            TEXTS,
            "the image's",
            "The program to start in the image, instead of its own.",
            "[/bin/node]"));
  }

  private static List<Key> commandLine(String side) {
    String type = side + "_";
    return List.of(
        Key.of(
                type + "extra_params",
                TEXTS,
                "none",
                "Arguments added at the end of the command line.",
                "[--more, '3']")
            .elsewhere(foreign(side, "extra_args", "extra_args")),
        Key.of(
                type + "removed_params",
                TEXTS,
                "none",
                "Flags of ours left out of the command line, with their values.",
                "[--metrics-port]")
            .elsewhere(foreign(side, "remove_args", "removed_args")),
        Key.of(
                type + "extra_env_vars",
                new TextMap(TextForm.VARIABLE, TextForm.ANY),
                "none",
                "Environment variables.",
                "{RUST_LOG: debug}")
            .elsewhere(foreign(side, "env", "env", "env_vars")));
  }

  private static List<Key> surroundings(String side) {
    String type = side + "_";
    return List.of(
        Key.of(
                type + "extra_labels",
                new TextMap(TextForm.LABEL, TextForm.ANY),
                "none",
                "Labels of the container.",
                "{team: lean}")
            .elsewhere(foreign(side, "labels", "labels")),
        Key.of(
                type + "volumes",
                new ListOf(new Text(TextForm.VOLUME)),
                "none",
                "Files or directories of this machine, as `host:/in/container` with `:ro` for read-only.",
                "['/tmp/x:/x:ro']")
            .elsewhere(foreign(side, "volumes", "extra_mounts")));
  }

  private static List<Key> limits(String side) {
    String type = side + "_";
    return List.of(
        Key.of(type + "min_cpu", CPU, "0", "CPU reserved, in millicores; 0 for none.", "100"),
        Key.of(type + "max_cpu", CPU, "0", "CPU allowed, in millicores; 0 for no limit.", "2000")
            .elsewhere(foreign(side, "cpus")),
        Key.of(type + "min_mem", MEMORY, "0", "Memory reserved, in megabytes; 0 for none.", "64"),
        Key.of(
                type + "max_mem",
                MEMORY,
                "0",
                "Memory allowed, in megabytes; 0 for no limit.",
                "2048")
            .elsewhere(foreign(side, "memory")));
  }
}
