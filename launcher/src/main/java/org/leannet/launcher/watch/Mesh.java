package org.leannet.launcher.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Who is connected to whom, as far as nodes name their peers.
final class Mesh {
  private final Map<String, Integer> positions = new HashMap<>();

  Mesh(List<WatchedNode> nodes) {
    for (var node = 0; node < nodes.size(); node++) {
      positions.put(nodes.get(node).name(), node);
      positions.put(nodes.get(node).service(), node);
    }
  }

  /// The connections of nodes that are up; one end's word is enough.
  List<Link> links(List<NodeTrack> nodes) {
    var links = new TreeSet<Link>();
    for (var node = 0; node < nodes.size(); node++) {
      var track = nodes.get(node);
      var metrics = track.report().metrics();
      if (track.state() == NodeState.RUNNING && metrics.isPresent()) {
        for (var name : metrics.get().peersByName()) {
          var peer = positions.getOrDefault(name, node);
          if (peer != node) {
            links.add(Link.between(node, peer));
          }
        }
      }
    }
    return List.copyOf(links);
  }
}
