package org.leannet.clients.render;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One node, as its command line needs to know it.
///
/// @param node its name in the genesis files; an execution client's service name
/// @param ip the address others reach it at
/// @param ports numbers by port id, where they are not those inside a container
/// @param forced start it even where the catalogue says that it cannot take part
public record NodeContext(
    String node,
    String ip,
    Place place,
    Map<String, Integer> ports,
    Changes changes,
    Role role,
    boolean forced) {
  public NodeContext {
    ports = Collections.unmodifiableMap(new TreeMap<>(ports));
  }
}
