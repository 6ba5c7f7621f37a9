package org.leannet.launcher.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;

/// The part of a spec's JSON form that only containers have; left out where nothing is special.
final class ContainerSettingsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ContainerSettingsJson() {}

  static ObjectNode tree(ContainerSettings settings) {
    var tree = JSON.createObjectNode();
    settings.user().ifPresent(user -> tree.put("user", user));
    settings.stopSignal().ifPresent(signal -> tree.put("stopSignal", signal));
    settings.stopTimeout().ifPresent(time -> tree.put("stopTimeoutSeconds", time.toSeconds()));
    tree.put("anySystemCall", settings.anySystemCall());
    tree.put("openFiles", settings.openFiles());
    var mounts = tree.putArray("mounts");
    for (var mount : settings.mounts()) {
      switch (mount) {
        case ContainerMount.Data(var target) -> mounts.addObject().put("target", target);
        case ContainerMount.Host(var source, var target, var readOnly) ->
            mounts
                .addObject()
                .put("target", target)
                .put("source", source.toString())
                .put("readOnly", readOnly);
      }
    }
    var hostPorts = tree.putObject("hostPorts");
    settings.hostPorts().forEach(hostPorts::put);
    settings.bindAddress().ifPresent(address -> tree.put("bindAddress", address));
    return tree;
  }

  static ContainerSettings read(JsonNode tree) {
    var mounts = new ArrayList<ContainerMount>();
    tree.path("mounts").forEach(mount -> mounts.add(mount(mount)));
    var hostPorts = new TreeMap<String, Integer>();
    tree.path("hostPorts")
        .properties()
        .forEach(e -> hostPorts.put(e.getKey(), e.getValue().asInt()));
    return new ContainerSettings(
        text(tree, "user"),
        text(tree, "stopSignal"),
        tree.has("stopTimeoutSeconds")
            ? Optional.of(Duration.ofSeconds(tree.path("stopTimeoutSeconds").asLong()))
            : Optional.empty(),
        tree.path("anySystemCall").asBoolean(),
        tree.path("openFiles").asInt(),
        mounts,
        hostPorts,
        text(tree, "bindAddress"));
  }

  private static ContainerMount mount(JsonNode tree) {
    var target = tree.path("target").asText();
    return tree.has("source")
        ? new ContainerMount.Host(
            Path.of(tree.path("source").asText()), target, tree.path("readOnly").asBoolean())
        : new ContainerMount.Data(target);
  }

  private static Optional<String> text(JsonNode tree, String field) {
    return tree.has(field) ? Optional.of(tree.path(field).asText()) : Optional.empty();
  }
}
