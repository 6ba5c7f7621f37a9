package org.leannet.launcher.runtime.docker.label;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceSpecJson;

/// The names of our labels, and what is written under each.
///
/// **They never change.** What an earlier version labelled could not be found any more, and would
/// be left on people's machines for ever. A test pins every name.
public final class Labels {
  /// The enclave's name: on every network, container and volume of it.
  public static final String ENCLAVE = "org.leannet.enclave";

  /// The service's name: on containers and volumes.
  public static final String SERVICE = "org.leannet.service";

  /// What the service was asked to be, as JSON: on containers.
  public static final String SPEC = "org.leannet.spec";

  /// The plan, as JSON in numbered parts (`org.leannet.plan.0`): on the network.
  public static final String PLAN = "org.leannet.plan";

  /// When the enclave was made, ISO 8601: on the network.
  public static final String CREATED = "org.leannet.created";

  /// The folder that is the enclave's beside Docker: on the network. Only the one whose folder it
  /// is takes the enclave for its own; others who use the same daemon leave it alone.
  public static final String FOLDER = "org.leannet.folder";

  /// The version of what is written under these labels: on everything.
  public static final String FORMAT = "org.leannet.format";

  /// The content hash of an image that was built here: on that image.
  public static final String NODE_IMAGE = "org.leannet.node-image";

  /// What this program writes, and the newest it reads.
  public static final String CURRENT_FORMAT = "1";

  /// Some tools cut a longer value off.
  private static final int PART = 16_384;

  private Labels() {}

  /// The labels of everything that belongs to the enclave.
  public static Map<String, String> ofEnclave(String enclave) {
    var labels = new TreeMap<String, String>();
    labels.put(ENCLAVE, enclave);
    labels.put(FORMAT, CURRENT_FORMAT);
    return labels;
  }

  /// The labels of what belongs to one service.
  public static Map<String, String> ofService(String enclave, String service) {
    var labels = ofEnclave(enclave);
    labels.put(SERVICE, service);
    return labels;
  }

  /// The labels of a container: the user's own, and ours above them.
  public static Map<String, String> ofContainer(String enclave, ServiceSpec spec) {
    var labels = new TreeMap<>(spec.labels());
    labels.putAll(ofService(enclave, spec.name()));
    labels.put(SPEC, ServiceSpecJson.write(spec));
    return labels;
  }

  /// The labels of an enclave's network.
  public static Map<String, String> ofNetwork(String enclave, String createdAt, String plan) {
    var labels = ofEnclave(enclave);
    labels.put(CREATED, createdAt);
    for (var part = 0; part * PART < plan.length(); part++) {
      labels.put(
          PLAN + "." + part,
          plan.substring(part * PART, Math.min(plan.length(), (part + 1) * PART)));
    }
    return labels;
  }

  /// The plan on a network; empty when there is none, or a part of it is missing.
  public static Optional<String> plan(Map<String, String> labels) {
    var plan = new StringBuilder();
    var count = labels.keySet().stream().filter(key -> key.startsWith(PLAN + ".")).count();
    for (var part = 0; part < count; part++) {
      var text = labels.get(PLAN + "." + part);
      if (text == null) {
        return Optional.empty();
      }
      plan.append(text);
    }
    return Optional.of(plan.toString()).filter(text -> !text.isEmpty());
  }

  /// The spec on a container; empty when it is not one that this program reads.
  public static Optional<ServiceSpec> spec(Map<String, String> labels) {
    try {
      return Optional.ofNullable(labels.get(SPEC)).map(ServiceSpecJson::read);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// What a label says.
  public static Optional<String> value(Map<String, String> labels, String label) {
    return Optional.ofNullable(labels.get(label));
  }
}
