package org.leannet.launcher.cli.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;
import org.leannet.launcher.probe.NodeReading;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.ServiceSpecJson;
import org.leannet.launcher.runtime.ServiceStatus;

/// The same values as JSON, for `-o json`. What is not known is null; no field comes and goes.
public final class JsonView {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonView() {}

  /// The tree as indented text.
  public static String text(JsonNode tree) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that is no JSON", e);
    }
  }

  /// `enclave ls`.
  public static ArrayNode enclaves(List<EnclaveLine> enclaves) {
    var tree = JSON.createArrayNode();
    for (var enclave : enclaves) {
      var entry =
          tree.addObject()
              .put("name", enclave.name())
              .put("status", enclave.status().name())
              .put("createdAt", enclave.createdAt().toString());
      enclave
          .services()
          .ifPresentOrElse(n -> entry.put("services", n), () -> entry.putNull("services"));
    }
    return tree;
  }

  /// `enclave inspect`.
  public static ObjectNode enclave(EnclaveView enclave) {
    var tree = JSON.createObjectNode();
    tree.put("name", enclave.name());
    tree.put("status", enclave.status().name());
    tree.put("createdAt", enclave.createdAt().toString());
    tree.put("runtime", enclave.runtime());
    enclave
        .genesisTime()
        .ifPresentOrElse(
            t -> tree.put("genesisTime", t.getEpochSecond()), () -> tree.putNull("genesisTime"));
    tree.put("genesisFiles", enclave.genesisFiles().toString());
    var services = tree.putArray("services");
    for (var service : enclave.services()) {
      var entry = services.addObject();
      entry.setAll(status(service));
      enclave.node(service.name()).ifPresent(n -> entry.set("node", node(n)));
    }
    return tree;
  }

  /// `service inspect`.
  public static ObjectNode service(ServiceStatus service) {
    var tree = status(service);
    tree.set("spec", ServiceSpecJson.tree(service.spec()));
    return tree;
  }

  private static ObjectNode status(ServiceStatus service) {
    var tree = JSON.createObjectNode();
    tree.put("name", service.name());
    tree.put("status", service.state().name());
    tree.put("handle", service.handle());
    service
        .exitCode()
        .ifPresentOrElse(code -> tree.put("exitCode", code), () -> tree.putNull("exitCode"));
    service
        .startedAt()
        .ifPresentOrElse(t -> tree.put("startedAt", t.toString()), () -> tree.putNull("startedAt"));
    var ports = tree.putArray("ports");
    service.endpoints().forEach(e -> ports.add(endpoint(e)));
    return tree;
  }

  private static ObjectNode endpoint(Endpoint endpoint) {
    return JSON.createObjectNode()
        .put("id", endpoint.port().id())
        .put("number", endpoint.port().number())
        .put("transport", endpoint.port().transport().label())
        .put("host", endpoint.host())
        .put("hostPort", endpoint.hostPort())
        .put("url", endpoint.url());
  }

  private static ObjectNode node(NodeView node) {
    var tree = JSON.createObjectNode();
    tree.put("name", node.plan().node());
    tree.put("client", node.plan().client());
    var validators = tree.putArray("validators");
    node.plan().duties().validators().forEach(validators::add);
    tree.put("aggregator", node.plan().duties().aggregator());
    number(tree, "peers", node.reading().peers());
    number(tree, "head", node.reading().head());
    tree.put(
        "headRoot", node.reading().forkChoice().map(NodeReading.ForkChoice::headRoot).orElse(null));
    number(tree, "justified", node.reading().justified());
    number(tree, "finalized", node.reading().finalized());
    return tree;
  }

  private static void number(ObjectNode tree, String field, OptionalLong value) {
    if (value.isPresent()) {
      tree.put(field, value.getAsLong());
    } else {
      tree.putNull(field);
    }
  }
}
