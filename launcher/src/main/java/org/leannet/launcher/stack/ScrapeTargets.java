package org.leannet.launcher.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.ClientKind;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.plan.ExecutionPlan;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.metrics.Target;

/// What Prometheus scrapes in a network: every client that the catalogue knows to have metrics.
final class ScrapeTargets {
  private static final String METRICS_PORT = "metrics";
  private static final String API_PORT = "http";

  private final NetworkPlan plan;
  private final Catalogue catalogue;

  ScrapeTargets(NetworkPlan plan, Catalogue catalogue) {
    this.plan = plan;
    this.catalogue = catalogue;
  }

  /// The targets, in the order of the plan.
  List<Target> all() {
    var targets = new ArrayList<Target>();
    for (var node : plan.nodes()) {
      catalogue
          .find(ClientKind.LEAN, node.client())
          .flatMap(c -> lean(node, c))
          .ifPresent(targets::add);
    }
    for (var execution : plan.executions()) {
      catalogue
          .find(ClientKind.EXECUTION, execution.client())
          .flatMap(c -> execution(execution, c))
          .ifPresent(targets::add);
    }
    return targets;
  }

  private Optional<Target> lean(NodePlan node, ClientDescription client) {
    return client
        .surroundings()
        .listening()
        .metrics()
        .map(place ->
            new Target(
                node.service(),
                host(node.service(), node.ip()) + ":" + port(node, place.port()),
                place.path(),
                new Target.Labels(
                    node.client(),
                    "lean",
                    plan.chain().generation(),
                    String.valueOf(node.duties().subnet()),
                    node.duties().aggregator())));
  }

  private static int port(NodePlan node, String id) {
    return switch (id) {
      case METRICS_PORT -> node.ports().metrics();
      case API_PORT -> node.ports().http();
      default ->
          throw new IllegalArgumentException(
              "%s has its metrics at a port '%s' that no plan has".formatted(node.client(), id));
    };
  }

  private Optional<Target> execution(ExecutionPlan execution, ClientDescription client) {
    return client
        .surroundings()
        .listening()
        .metrics()
        .map(place ->
            new Target(
                execution.service(),
                host(execution.service(), execution.ip()) + ":" + execution.ports().metrics(),
                place.path(),
                new Target.Labels(execution.client(), "execution", "", "", false)));
  }

  /// Containers of one network find each other by name; processes share an address.
  private String host(String service, String address) {
    return plan.runtime() == RuntimeKind.DOCKER ? service : address;
  }
}
