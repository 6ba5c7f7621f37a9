package org.leannet.genesis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.leannet.genesis.execution.ExecutionFiles;

/// Names in a genesis directory. Published clients and command templates rely on them.
public final class GenesisFiles {

  public static final String CONFIG = "config.yaml";
  public static final String VALIDATORS = "validators.yaml";
  public static final String ANNOTATED_VALIDATORS = "annotated_validators.yaml";
  public static final String VALIDATOR_CONFIG = "validator-config.yaml";
  public static final String NODES = "nodes.yaml";
  public static final String GENESIS_SSZ = "genesis.ssz";
  public static final String GENESIS_JSON = "genesis.json";

  public static final String KEY_DIRECTORY = "hash-sig-keys";
  public static final String KEY_MANIFEST = KEY_DIRECTORY + "/validator-keys-manifest.yaml";

  /// The directory for execution clients; they see it apart from the rest.
  public static final String EXECUTION_DIRECTORY = "execution";

  public static final String GETH_GENESIS = EXECUTION_DIRECTORY + "/" + ExecutionFiles.GETH_GENESIS;
  public static final String NETHERMIND_CHAIN_SPEC =
      EXECUTION_DIRECTORY + "/" + ExecutionFiles.NETHERMIND_CHAIN_SPEC;
  public static final String BESU_GENESIS = EXECUTION_DIRECTORY + "/" + ExecutionFiles.BESU_GENESIS;
  public static final String JWT_SECRET = EXECUTION_DIRECTORY + "/" + ExecutionFiles.JWT_SECRET;

  private GenesisFiles() {}

  /// The file with a node's libp2p key.
  public static String nodeKey(String node) {
    return node + ".key";
  }

  /// A file of the key directory, seen from the genesis directory.
  public static String validatorKey(String file) {
    return KEY_DIRECTORY + "/" + file;
  }

  /// The files of a network's directory that are one node's to read, as globs: all that are public,
  /// and of the secret keys its own. Each node's libp2p key stands in `validator-config.yaml` too,
  /// from which clients compute their peers' names.
  ///
  /// @param validators the indices it signs for
  public static List<String> readBy(String node, List<Integer> validators) {
    var globs =
        new ArrayList<>(
            List.of(
                "*.yaml",
                "*.ssz",
                "*.json",
                OutputDirectory.LEDGER,
                nodeKey(node),
                KEY_MANIFEST,
                validatorKey("*_pk.ssz")));
    if (!validators.isEmpty()) {
      var own = validators.stream().map(String::valueOf).collect(Collectors.joining(","));
      globs.add(validatorKey("validator_{%s}_*".formatted(own)));
    }
    return List.copyOf(globs);
  }
}
