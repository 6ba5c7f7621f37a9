package org.leannet.node.files;

import java.nio.file.Path;
import org.leannet.identity.NodeKey;

/// `<node>.key`: the secp256k1 key a node is known by, 64 hexadecimal digits, `0x` optional.
public final class NodeKeyFile {
  private NodeKeyFile() {}

  /// Reads the key.
  public static NodeKey read(Path path) throws InputException {
    var text = YamlFile.text(path);
    try {
      return NodeKey.fromBytes(Hex.bytes(path, "the key", text, NodeKey.LENGTH).toArray());
    } catch (IllegalArgumentException e) {
      throw InputException.in(path, "not a secp256k1 secret key", e);
    }
  }
}
