package org.leannet.launcher.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A [ServiceSpec] as JSON, there and back: how a runtime remembers what it was asked to run.
public final class ServiceSpecJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ServiceSpecJson() {}

  /// The spec as indented JSON.
  public static String write(ServiceSpec spec) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(spec)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a service spec that is no JSON: " + spec, e);
    }
  }

  /// The spec as a JSON tree, for the `-o json` of read verbs.
  public static ObjectNode tree(ServiceSpec spec) {
    var root = JSON.createObjectNode();
    root.put("name", spec.name());
    root.set("program", programTree(spec.executable()));
    root.set("environment", mapTree(spec.environment()));
    var files = root.putArray("files");
    for (var file : spec.files()) {
      var tree = files.addObject();
      tree.put("source", file.source().toString()).put("target", file.target());
      if (!file.only().isEmpty()) {
        tree.set("only", listTree(file.only()));
      }
    }
    var ports = root.putArray("ports");
    spec.ports()
        .forEach(p ->
            ports
                .addObject()
                .put("id", p.id())
                .put("number", p.number())
                .put("transport", p.transport().label())
                .put("scheme", p.scheme()));
    root.set("labels", mapTree(spec.labels()));
    root.putObject("limits")
        .put("milliCpus", spec.limits().milliCpus())
        .put("memoryMegabytes", spec.limits().memoryMegabytes());
    root.put("address", spec.address());
    if (!spec.container().equals(ContainerSettings.DEFAULT)) {
      root.set("container", ContainerSettingsJson.tree(spec.container()));
    }
    return root;
  }

  /// Reads what [#write] wrote. Text that is not a spec is an [IllegalArgumentException].
  public static ServiceSpec read(String text) {
    try {
      var root = JSON.readTree(text);
      return new ServiceSpec(
          text(root, "name"),
          program(root.path("program")),
          map(root.path("environment")),
          files(root.path("files")),
          ports(root.path("ports")),
          map(root.path("labels")),
          new ResourceLimits(
              root.path("limits").path("milliCpus").asInt(),
              root.path("limits").path("memoryMegabytes").asInt()),
          text(root, "address"),
          ContainerSettingsJson.read(root.path("container")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a service spec, nor JSON at all", e);
    }
  }

  private static ObjectNode programTree(Executable executable) {
    var tree = JSON.createObjectNode();
    switch (executable) {
      case Executable.Local local -> {
        tree.set("argv", listTree(local.argv()));
        tree.put("workingDirectory", local.workingDirectory().toString());
      }
      case Executable.Image image -> {
        tree.put("image", image.reference());
        tree.set("entrypoint", listTree(image.entrypoint()));
        tree.set("arguments", listTree(image.arguments()));
      }
    }
    return tree;
  }

  private static Executable program(JsonNode tree) {
    return tree.has("image")
        ? new Executable.Image(
            text(tree, "image"), list(tree.path("entrypoint")), list(tree.path("arguments")))
        : new Executable.Local(list(tree.path("argv")), Path.of(text(tree, "workingDirectory")));
  }

  private static ArrayNode listTree(List<String> values) {
    var tree = JSON.createArrayNode();
    values.forEach(tree::add);
    return tree;
  }

  private static ObjectNode mapTree(Map<String, String> values) {
    var tree = JSON.createObjectNode();
    values.forEach(tree::put);
    return tree;
  }

  private static List<FileMount> files(JsonNode tree) {
    var files = new ArrayList<FileMount>();
    tree.forEach(f ->
        files.add(
            new FileMount(Path.of(text(f, "source")), text(f, "target"), list(f.path("only")))));
    return files;
  }

  private static List<PortSpec> ports(JsonNode tree) {
    var ports = new ArrayList<PortSpec>();
    tree.forEach(p ->
        ports.add(
            new PortSpec(
                text(p, "id"),
                p.path("number").asInt(),
                PortSpec.Transport.valueOf(text(p, "transport").toUpperCase(Locale.ROOT)),
                text(p, "scheme"))));
    return ports;
  }

  private static List<String> list(JsonNode tree) {
    var values = new ArrayList<String>();
    tree.forEach(v -> values.add(v.asText()));
    return values;
  }

  private static Map<String, String> map(JsonNode tree) {
    var values = new LinkedHashMap<String, String>();
    tree.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
    return values;
  }

  private static String text(JsonNode tree, String field) {
    var value = tree.get(field);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("not a service spec: no '" + field + "'");
    }
    return value.asText();
  }
}
