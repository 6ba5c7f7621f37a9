package org.leannet.p2p.gossip;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The peers we exchange whole messages with: a mesh for each topic we are subscribed to, a fanout
/// for each other topic we publish to.
final class Meshes {
  private final Map<String, Set<String>> meshes = new LinkedHashMap<>();
  private final Map<String, Set<String>> fanouts = new LinkedHashMap<>();
  private final Map<String, Instant> published = new LinkedHashMap<>();

  Set<String> topics() {
    return Collections.unmodifiableSet(meshes.keySet());
  }

  Set<String> fanoutTopics() {
    return Collections.unmodifiableSet(fanouts.keySet());
  }

  boolean isSubscribed(String topic) {
    return meshes.containsKey(topic);
  }

  /// The mesh of a subscribed topic, to read and to change; else an empty set.
  Set<String> mesh(String topic) {
    return meshes.getOrDefault(topic, Set.of());
  }

  /// Starts an empty mesh and returns the fanout it replaces.
  Set<String> join(String topic) {
    meshes.put(topic, new LinkedHashSet<>());
    published.remove(topic);
    Set<String> fanout = fanouts.remove(topic);
    return fanout == null ? Set.of() : fanout;
  }

  /// Gives up a mesh and returns who was in it.
  Set<String> leave(String topic) {
    Set<String> mesh = meshes.remove(topic);
    return mesh == null ? Set.of() : mesh;
  }

  /// The fanout of a topic, to read and to change; the one longest unused gives way to a new one.
  Set<String> fanout(String topic, Instant now) {
    published.remove(topic);
    published.put(topic, now);
    if (published.size() > GossipLimits.FANOUT_TOPICS) {
      String unused = published.keySet().iterator().next();
      published.remove(unused);
      fanouts.remove(unused);
    }
    return fanouts.computeIfAbsent(topic, _ -> new LinkedHashSet<>());
  }

  /// The fanout of a topic as it is.
  Set<String> existingFanout(String topic) {
    return fanouts.getOrDefault(topic, Set.of());
  }

  void expireFanouts(Instant now, Duration ttl) {
    published.values().removeIf(last -> !now.isBefore(last.plus(ttl)));
    fanouts.keySet().retainAll(published.keySet());
  }

  /// The peer has left a topic.
  void remove(String peer, String topic) {
    meshes.computeIfPresent(topic, (_, mesh) -> without(mesh, peer));
    fanouts.computeIfPresent(topic, (_, fanout) -> without(fanout, peer));
  }

  private static Set<String> without(Set<String> peers, String peer) {
    peers.remove(peer);
    return peers;
  }

  /// The peer is gone.
  void remove(String peer) {
    meshes.values().forEach(mesh -> mesh.remove(peer));
    fanouts.values().forEach(fanout -> fanout.remove(peer));
  }
}
