package org.leannet.launcher.plan.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.clients.Capabilities;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.ClientKind;
import org.leannet.launcher.config.Participant;
import org.leannet.launcher.config.Suggestion;

/// Whether each participant asks of its clients only what they can do.
final class ClientChecks {
  private final Catalogue catalogue;
  private final Findings findings;

  ClientChecks(Catalogue catalogue, Findings findings) {
    this.catalogue = catalogue;
    this.findings = findings;
  }

  /// The participants with their clients; those whose clients are unknown are left out and
  /// reported.
  List<ClientPair> check(List<Participant> participants) {
    List<ClientPair> pairs = new ArrayList<>();
    for (int index = 0; index < participants.size(); index++) {
      Participant participant = participants.get(index);
      String path = "participants[%d].".formatted(index);
      Optional<ClientDescription> lean =
          find(ClientKind.LEAN, participant.lean().type(), path + "cl_type");
      Optional<ClientDescription> execution =
          participant
              .execution()
              .flatMap(client -> find(ClientKind.EXECUTION, client.type(), path + "el_type"));
      if (lean.isPresent() && execution.isPresent() == participant.execution().isPresent()) {
        ClientPair pair = new ClientPair(index, participant, lean.get(), execution);
        checkDuties(pair);
        checkPairing(pair);
        pairs.add(pair);
      }
    }
    return pairs;
  }

  private Optional<ClientDescription> find(ClientKind kind, String name, String path) {
    Optional<ClientDescription> found = catalogue.find(kind, name);
    if (found.isEmpty()) {
      ClientKind other = kind == ClientKind.LEAN ? ClientKind.EXECUTION : ClientKind.LEAN;
      String wrong =
          catalogue.find(other, name).isPresent()
              ? "'%s' is %s client, not %s one".formatted(name, article(other), article(kind))
              : "no %s client is called '%s'".formatted(title(kind), name);
      List<String> known = new ArrayList<>(catalogue.names(kind));
      if (kind == ClientKind.EXECUTION) {
        known.add("none");
      }
      findings.add(
          path,
          wrong,
          "expected one of " + String.join(", ", known),
          Suggestion.closest(name, known));
    }
    return found;
  }

  private static String title(ClientKind kind) {
    return switch (kind) {
      case LEAN -> "Lean";
      case EXECUTION -> "execution";
    };
  }

  private static String article(ClientKind kind) {
    return (kind == ClientKind.LEAN ? "a " : "an ") + title(kind);
  }

  private void checkDuties(ClientPair pair) {
    Participant settings = pair.settings();
    Capabilities can = pair.lean().capabilities();
    String name = pair.lean().name();
    if (settings.forced()) {
      return;
    }
    if (settings.aggregator().orElse(false) && !can.aggregates()) {
      findings.add(
          pair.path("is_aggregator"), name + " cannot aggregate", "expected false, or force: true");
    }
    if (settings.validatorCount() == 0 && !can.observes()) {
      findings.add(
          pair.path("validator_count"),
          name + " does not run without validators",
          "expected 1 or more");
    }
    if (can.maxValidators() > 0 && settings.validatorCount() > can.maxValidators()) {
      findings.add(
          pair.path("validator_count"),
          "%s runs at most %d validator(s) a node, not %d"
              .formatted(name, can.maxValidators(), settings.validatorCount()),
          "expected more nodes (count) with fewer validators each");
    }
  }

  private void checkPairing(ClientPair pair) {
    if (pair.isPaired() && !pair.lean().capabilities().pairs() && !pair.settings().forced()) {
      List<String> able =
          catalogue.all(ClientKind.LEAN).stream()
              .filter(client -> client.capabilities().pairs())
              .map(ClientDescription::name)
              .toList();
      findings.add(
          pair.path("el_type"),
          "%s cannot drive an execution client".formatted(pair.lean().name()),
          "expected none, or a cl_type that can: " + String.join(", ", able));
    }
  }
}
