package org.leannet.genesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leannet.genesis.execution.ExecutionFiles;

/// The genesis files that tell neither the time nor a validator's key: who the nodes are, which
/// validators each has, and what execution clients start with.
public final class NetworkFiles {

  private NetworkFiles() {}

  /// Writes them, and nothing else, and returns their names.
  ///
  /// @throws GenesisException if a file cannot be written, or one that is not ours is in the way
  public static List<String> write(PeerKeys peers, Path directory) {
    OutputDirectory out = OutputDirectory.open(directory);
    Map<String, String> files = render(peers);
    files.forEach(out::write);
    return List.copyOf(files.keySet());
  }

  /// Makes room for a node without validators in a directory whose keys are made: the files say of
  /// it what they say of the others.
  ///
  /// @param peers all nodes, the new one too
  public static void addObserver(PeerKeys peers, String node, Path directory) {
    OutputDirectory out = OutputDirectory.open(directory);
    render(peers).forEach(out::write);
    List<Dialect> dialects = new ArrayList<>(peers.spec().dialects());
    dialects.add(Dialect.QUICKSTART);
    for (Dialect dialect : dialects) {
      String name = dialect.path(GenesisFiles.ANNOTATED_VALIDATORS);
      if (Files.exists(directory.resolve(name))) {
        out.write(name, withRow(directory.resolve(name), node));
      }
    }
  }

  private static String withRow(Path file, String node) {
    try {
      String text = Files.readString(file);
      return text.lines().anyMatch(line -> line.startsWith(node + ":"))
          ? text
          : text + node + ": []\n";
    } catch (IOException e) {
      throw OutputDirectory.failure("cannot read " + file, e);
    }
  }

  /// File names to contents.
  static Map<String, String> render(PeerKeys peers) {
    GenesisSpec spec = peers.spec();
    Map<String, String> files = new LinkedHashMap<>();
    put(Dialect.QUICKSTART, peers, files);
    spec.dialects().forEach(dialect -> put(dialect, peers, files));
    spec.execution()
        .map(execution -> ExecutionFiles.render(execution, spec.seed()))
        .orElse(Map.of())
        .forEach((name, text) -> files.put(GenesisFiles.EXECUTION_DIRECTORY + "/" + name, text));
    return files;
  }

  private static void put(Dialect dialect, PeerKeys peers, Map<String, String> files) {
    files.put(dialect.path(GenesisFiles.VALIDATORS), AssignmentYaml.validators(peers.spec()));
    if (!dialect.isLeanSpec()) {
      for (PeerKeys.Peer peer : peers.peers()) {
        files.put(
            dialect.path(GenesisFiles.nodeKey(peer.node().name())), peer.key().toHex() + "\n");
      }
      files.put(dialect.path(GenesisFiles.VALIDATOR_CONFIG), NetworkYaml.validatorConfig(peers));
      files.put(dialect.path(GenesisFiles.NODES), NetworkYaml.nodes(peers));
    }
  }
}
