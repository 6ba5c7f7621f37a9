package org.leannet.launcher.plan.resolve;

import java.util.List;
import java.util.Optional;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.Listening;
import org.leannet.clients.PortDescription;
import org.leannet.launcher.config.Participant;

/// One node of the network before it has an address: its place among all nodes, the participant it
/// comes from, its clients and its validators.
record Member(
    int index,
    int participant,
    Participant settings,
    ClientDescription client,
    Optional<ClientDescription> execution,
    List<Integer> validators) {
  Member {
    validators = List.copyOf(validators);
  }

  /// Its name in the genesis files. Underscores there, hyphens in service names.
  String node() {
    return settings.identity().name().orElseGet(() -> client.name() + "_" + index);
  }

  String service() {
    return "lean-" + node().replace('_', '-');
  }

  /// Execution services count from 1, as the node they belong to is counted.
  Optional<String> executionService() {
    return execution.map(el ->
        "el-%d-%s-%s"
            .formatted(index + 1, el.name().replace('_', '-'), client.name().replace('_', '-')));
  }

  /// Whether its client serves metrics at the port of its HTTP API.
  boolean sharesMetricsPort() {
    Listening listening = client.surroundings().listening();
    return listening
        .metrics()
        .flatMap(place -> listening.port(place.port()))
        .flatMap(PortDescription::sameAs)
        .isPresent();
  }

  String path(String key) {
    return "participants[%d].%s".formatted(participant, key);
  }
}
