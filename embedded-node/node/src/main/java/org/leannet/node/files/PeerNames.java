package org.leannet.node.files;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.leannet.identity.NodeKey;
import org.leannet.identity.PeerId;

/// The names of the network's nodes in `validator-config.yaml`, by their peer ids.
public final class PeerNames {
  private PeerNames() {}

  /// Reads the names of all nodes whose key is in the file; for people, so that what cannot be read
  /// is left out.
  public static Map<PeerId, String> read(Path validatorConfig) throws InputException {
    var file = YamlFile.read(validatorConfig);
    var names = new HashMap<PeerId, String>();
    if (!(YamlFile.first(file.map(), "validators").orElse("") instanceof Iterable<?> nodes)) {
      return names;
    }
    for (var node : nodes) {
      if (node instanceof Map<?, ?> map
          && map.get("name") instanceof String name
          && map.get("privkey") instanceof String key) {
        add(names, name, key);
      }
    }
    return names;
  }

  private static void add(Map<PeerId, String> names, String name, String key) {
    try {
      names.put(NodeKey.fromHex(key).peerId(), name);
    } catch (IllegalArgumentException notAKey) {
      // A node without a usable key has no peer id to be known by.
      return;
    }
  }
}
