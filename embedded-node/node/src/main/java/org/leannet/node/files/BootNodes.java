package org.leannet.node.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.leannet.identity.Enr;
import org.leannet.identity.EnrException;
import org.leannet.identity.Multiaddr;

/// `nodes.yaml`: the nodes to dial, as node records or as multiaddresses.
public final class BootNodes {
  private BootNodes() {}

  /// Reads the file; an empty file means nobody to dial. A record is dialled at its `quic` port, or
  /// at `udp` where it has none.
  public static List<Multiaddr> read(Path path) throws InputException {
    var file = YamlFile.read(path);
    if (file.root() instanceof java.util.Map<?, ?> map && map.isEmpty()) {
      return List.of();
    }
    var nodes = new ArrayList<Multiaddr>();
    var entries = file.list();
    for (var index = 0; index < entries.size(); index++) {
      nodes.add(node(file, entries.get(index), "entry " + (index + 1)));
    }
    return List.copyOf(nodes);
  }

  private static Multiaddr node(YamlFile file, Object entry, String where) throws InputException {
    var text = file.asText(entry, where);
    try {
      if (!text.startsWith("enr:")) {
        return named(file, Multiaddr.parse(text), where);
      }
      var record = Enr.parse(text);
      if (!record.signatureValid()) {
        throw InputException.in(
            file.path(), where + " is a node record that its key has not signed; copy it again");
      }
      return record
          .multiaddr()
          .orElseThrow(() ->
              InputException.in(
                  file.path(), where + " is a node record without an address to dial"));
    } catch (EnrException | IllegalArgumentException e) {
      throw InputException.in(
          file.path(),
          where
              + " is neither a node record (enr:…) nor a multiaddress (/ip4/…): "
              + e.getMessage(),
          e);
    }
  }

  private static Multiaddr named(YamlFile file, Multiaddr address, String where)
      throws InputException {
    if (address.peerId().isEmpty()) {
      throw InputException.in(
          file.path(),
          where + " is an address without the id of who must answer there: append /p2p/PEER_ID");
    }
    return address;
  }
}
