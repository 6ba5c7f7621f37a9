package org.leannet.launcher.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.leannet.genesis.GenesisFiles;
import org.leannet.launcher.config.ArgChanges;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.ChainPlan;
import org.leannet.launcher.plan.NodePlan;

/// How the Java node of this repository is started: its JVM and its flags.
///
/// @param java the `java` program
/// @param jar the node's jar
/// @param archive classes as the JVM keeps them in memory; used when it is there
public record EmbeddedNode(Path java, Path jar, Path archive) {
  /// What a node of a small network needs at most; more only wastes a laptop's memory.
  private static final int HEAP_MEGABYTES = 256;

  /// The node of an installation, on the JVM that runs this.
  public static EmbeddedNode of(Path installation, Path javaHome) {
    var target = installation.resolve("embedded-node/node/target");
    return new EmbeddedNode(
        javaHome.resolve("bin/java"),
        target.resolve("leannet-node.jar"),
        target.resolve("leannet-node.jsa"));
  }

  /// The whole command line of one node as a local process.
  List<String> argv(NodePlan node, ChainPlan chain, Path genesis, Path data) {
    if (!Files.exists(jar)) {
      throw new LaunchFailure(
          ExitCode.NOT_READY,
          "the embedded node is not built: no " + jar,
          "build it with `./mvnw -q -Dquick -DskipTests package`");
    }
    var argv = new ArrayList<String>();
    argv.add(node.program().binary().orElse(java.toString()));
    if (node.program().binary().isEmpty()) {
      argv.addAll(jvmFlags(node));
      argv.addAll(List.of("-jar", jar.toString()));
    }
    argv.addAll(
        changed(flags(node, chain, genesis.toString(), data.toString()), node.program().args()));
    return argv;
  }

  private List<String> jvmFlags(NodePlan node) {
    var limit = node.program().limits().maxMemory();
    var flags = new ArrayList<String>();
    flags.add("-Xmx" + (limit == 0 ? HEAP_MEGABYTES : Math.max(64, limit * 3 / 4)) + "m");
    flags.add("-XX:+UseSerialGC");
    flags.add("-XX:+ExitOnOutOfMemoryError");
    flags.add("--enable-native-access=ALL-UNNAMED");
    if (Files.exists(archive)) {
      flags.add("-XX:SharedArchiveFile=" + archive);
      flags.add("-Xshare:auto");
      flags.add("-Xlog:disable");
      flags.add("-Xlog:all=off");
    }
    return flags;
  }

  /// The node's own flags, for paths as the node sees them. Also what a container of it is given.
  public static List<String> flags(NodePlan node, ChainPlan chain, String genesis, String data) {
    var flags =
        new ArrayList<>(
            List.of(
                "--genesis", genesis + "/" + GenesisFiles.CONFIG,
                "--validators", genesis + "/" + GenesisFiles.ANNOTATED_VALIDATORS,
                "--bootnodes", genesis + "/" + GenesisFiles.NODES,
                "--validator-config", genesis + "/" + GenesisFiles.VALIDATOR_CONFIG,
                "--hash-sig-keys-dir", genesis + "/" + GenesisFiles.KEY_DIRECTORY,
                "--node-key", genesis + "/" + GenesisFiles.nodeKey(node.node()),
                "--node-id", node.node(),
                "--data-dir", data,
                "--gossipsub-port", "" + node.ports().quic(),
                "--http-address", node.ip(),
                "--api-port", "" + node.ports().http(),
                "--metrics-port", "" + node.ports().metrics(),
                "--xmss-preset", chain.xmssPreset(),
                "--attestation-committee-count", "" + chain.committeeCount()));
    if (node.duties().aggregator()) {
      flags.add("--is-aggregator");
    }
    if (!node.duties().aggregateSubnets().isEmpty()) {
      flags.add("--aggregate-subnet-ids");
      flags.add(
          node.duties().aggregateSubnets().stream()
              .map(String::valueOf)
              .collect(Collectors.joining(",")));
    }
    node.checkpointSyncUrl().ifPresent(url -> flags.addAll(List.of("--checkpoint-sync-url", url)));
    node.program().logLevel().ifPresent(level -> flags.addAll(List.of("--log-level", level)));
    return flags;
  }

  /// The flags without those the user takes away, each with its value, and with those he adds.
  static List<String> changed(List<String> flags, ArgChanges changes) {
    var kept = new ArrayList<String>();
    var dropping = false;
    for (var word : flags) {
      if (word.startsWith("--")) {
        dropping = changes.removed().contains(word);
      }
      if (!dropping) {
        kept.add(word);
      }
    }
    kept.addAll(changes.extra());
    return kept;
  }
}
