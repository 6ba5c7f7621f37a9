package org.leannet.genesis;

import java.nio.file.Path;
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

  /// File names to contents.
  static Map<String, String> render(PeerKeys peers) {
    GenesisSpec spec = peers.spec();
    Map<String, String> files = new LinkedHashMap<>();
    for (PeerKeys.Peer peer : peers.peers()) {
      files.put(GenesisFiles.nodeKey(peer.node().name()), peer.key().toHex() + "\n");
    }
    files.put(GenesisFiles.VALIDATORS, AssignmentYaml.validators(spec));
    files.put(GenesisFiles.VALIDATOR_CONFIG, NetworkYaml.validatorConfig(peers));
    files.put(GenesisFiles.NODES, NetworkYaml.nodes(peers));
    spec.execution()
        .map(execution -> ExecutionFiles.render(execution, spec.seed()))
        .orElse(Map.of())
        .forEach((name, text) -> files.put(GenesisFiles.EXECUTION_DIRECTORY + "/" + name, text));
    return files;
  }
}
