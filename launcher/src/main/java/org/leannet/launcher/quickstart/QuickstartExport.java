package org.leannet.launcher.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.leannet.genesis.GenesisFiles;
import org.leannet.identity.Enr;
import org.leannet.identity.NodeKey;
import org.leannet.launcher.config.ConfigException;

/// Makes a directory that lean-quickstart can start of a genesis directory.
///
/// Its nodes run on one machine, on its own network: where they had addresses of their own they get
/// the loopback one and ports that differ, with node records to match. A node's name there begins
/// with the client's, so `lean_` goes from its front. Everything else stays as it is, keys and
/// genesis time too.
public final class QuickstartExport {
  private static final String GENESIS = "genesis";
  private static final String DATA = "data";
  private static final String LEAN = "lean_";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int FIRST_QUIC = 9001;
  private static final int FIRST_METRICS = 8081;
  private static final int FIRST_API = 5051;

  /// Files that do not name a node.
  private static final List<String> SHARED =
      List.of(GenesisFiles.CONFIG, GenesisFiles.GENESIS_SSZ, GenesisFiles.GENESIS_JSON);

  private final Path source;
  private final Path genesis;
  private final Path data;

  private QuickstartExport(Path source, Path target) {
    this.source = source;
    this.genesis = target.resolve(GENESIS);
    this.data = target.resolve(DATA);
  }

  /// Writes `genesis/` and `data/` below `target`, which must not have them yet. `source` is a
  /// genesis directory with its time.
  public static void write(Path source, Path target) throws IOException, ConfigException {
    new QuickstartExport(source, target).write();
  }

  private void write() throws IOException, ConfigException {
    Path description = source.resolve(GenesisFiles.VALIDATOR_CONFIG);
    QuickstartNetwork network =
        QuickstartReader.read(description.toString(), Files.readString(description), _ -> true);
    for (Path folder : List.of(genesis, data)) {
      if (Files.exists(folder)) {
        throw new FileAlreadyExistsException(folder.toString());
      }
    }
    List<QuickstartNode> nodes = onOneMachine(renamed(network.nodes()));
    Map<String, String> names = new HashMap<>();
    for (int index = 0; index < nodes.size(); index++) {
      names.put(network.nodes().get(index).name(), nodes.get(index).name());
    }
    Files.createDirectories(genesis);
    for (String file : SHARED) {
      Files.copy(source.resolve(file), genesis.resolve(file));
    }
    copyKeys();
    for (String file : List.of(GenesisFiles.VALIDATORS, GenesisFiles.ANNOTATED_VALIDATORS)) {
      Files.writeString(
          genesis.resolve(file), withNames(Files.readString(source.resolve(file)), names));
    }
    Files.writeString(
        genesis.resolve(GenesisFiles.VALIDATOR_CONFIG),
        QuickstartYaml.render(network.withNodes(nodes)));
    writeIdentities(nodes);
  }

  private void writeIdentities(List<QuickstartNode> nodes) throws IOException {
    StringBuilder records = new StringBuilder();
    for (QuickstartNode node : nodes) {
      NodeKey key = NodeKey.fromHex(node.privateKey());
      records
          .append("- ")
          .append(Enr.sign(key, InetAddress.ofLiteral(node.ip()), node.quicPort()))
          .append('\n');
      Files.writeString(genesis.resolve(GenesisFiles.nodeKey(node.name())), key.toHex() + "\n");
      Files.createDirectories(data.resolve(node.name()));
    }
    Files.writeString(genesis.resolve(GenesisFiles.NODES), records);
  }

  private void copyKeys() throws IOException {
    Path from = source.resolve(GenesisFiles.KEY_DIRECTORY);
    Path to = Files.createDirectory(genesis.resolve(GenesisFiles.KEY_DIRECTORY));
    try (Stream<Path> keys = Files.list(from)) {
      for (Path key : keys.toList()) {
        Files.copy(key, to.resolve(key.getFileName()));
      }
    }
  }

  private static List<QuickstartNode> renamed(List<QuickstartNode> nodes) {
    Set<String> taken = new HashSet<>();
    nodes.forEach(node -> taken.add(node.name()));
    List<QuickstartNode> renamed = new ArrayList<>();
    for (QuickstartNode node : nodes) {
      String shorter =
          node.name().startsWith(LEAN) ? node.name().substring(LEAN.length()) : node.name();
      renamed.add(taken.add(shorter) ? node.withName(shorter) : node);
    }
    return renamed;
  }

  /// The same nodes at one address. Those that already are keep their ports.
  private static List<QuickstartNode> onOneMachine(List<QuickstartNode> nodes) {
    if (nodes.stream().allMatch(node -> node.ip().equals(LOOPBACK))) {
      return nodes;
    }
    List<QuickstartNode> moved = new ArrayList<>();
    for (int index = 0; index < nodes.size(); index++) {
      moved.add(
          nodes
              .get(index)
              .at(
                  LOOPBACK,
                  FIRST_QUIC + index,
                  Optional.of(FIRST_METRICS + index),
                  Optional.of(FIRST_API + index)));
    }
    return moved;
  }

  /// Names stand at the start of a line there, with a colon.
  private static String withNames(String yaml, Map<String, String> names) {
    StringBuilder text = new StringBuilder();
    for (String line : yaml.lines().toList()) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon);
      text.append(names.containsKey(name) ? names.get(name) + line.substring(colon) : line)
          .append('\n');
    }
    return text.toString();
  }
}
