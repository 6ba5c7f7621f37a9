package org.leannet.launcher.plan.resolve;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.leannet.launcher.config.Client;
import org.leannet.launcher.config.DevnetConfig;
import org.leannet.launcher.config.LeanNetworkParams;
import org.leannet.launcher.config.Participant;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.config.Subnet;

/// What must fit together across the whole network.
final class NetworkChecks {
  /// The registry of the Lean chain holds no more.
  static final int MAX_VALIDATORS = 4096;

  /// More nodes than one machine can start; a mistyped count is reported before it is expanded.
  static final int MAX_NODES = 1000;

  private static final String PARTICIPANTS = "participants";

  private final DevnetConfig config;
  private final Findings findings;

  NetworkChecks(DevnetConfig config, Findings findings) {
    this.config = config;
    this.findings = findings;
  }

  /// Whether the nodes and validators are few enough, and enough, to be dealt out.
  boolean checkSize() {
    if (config.participants().isEmpty()) {
      findings.add(
          PARTICIPANTS, "no participant", "expected at least one, such as - cl_type: embedded");
      return false;
    }
    long nodes = 0;
    long validators = 0;
    for (Participant participant : config.participants()) {
      nodes += participant.count();
      validators += (long) participant.count() * participant.validatorCount();
    }
    if (nodes > MAX_NODES) {
      findings.add(
          PARTICIPANTS,
          "%d nodes".formatted(nodes),
          "expected at most %d in all".formatted(MAX_NODES));
    }
    if (validators > MAX_VALIDATORS) {
      findings.add(
          PARTICIPANTS,
          "%d validators".formatted(validators),
          "expected at most %d in all".formatted(MAX_VALIDATORS));
    }
    if (validators == 0) {
      findings.add(
          PARTICIPANTS, "no node has a validator", "expected validator_count 1 or more somewhere");
    }
    return nodes <= MAX_NODES && validators > 0 && validators <= MAX_VALIDATORS;
  }

  void checkAggregateSubnets() {
    int committees = config.lean().committeeCount();
    for (int index = 0; index < config.participants().size(); index++) {
      Participant participant = config.participants().get(index);
      String path = "participants[%d].".formatted(index);
      List<Integer> subnets = participant.aggregateSubnets();
      boolean aggregates = participant.aggregator().orElse(false);
      if (!subnets.isEmpty() && !aggregates) {
        findings.add(
            path + "aggregate_subnet_ids",
            "subnets for a node that does not aggregate",
            "expected is_aggregator true with them");
      }
      if (new TreeSet<>(subnets).size() < subnets.size()) {
        findings.add(
            path + "aggregate_subnet_ids", "a subnet is named twice", "expected each once");
      }
      for (int place = 0; place < subnets.size(); place++) {
        if (subnets.get(place) >= committees) {
          findings.add(
              path + "aggregate_subnet_ids[%d]".formatted(place),
              "no committee %d".formatted(subnets.get(place)),
              "expected 0 to %d, as attestation_committee_count is %d"
                  .formatted(committees - 1, committees));
        }
      }
      if (aggregates && subnets.isEmpty() && participant.validatorCount() == 0) {
        findings.add(
            path + "is_aggregator",
            "an aggregator without validators",
            "expected aggregate_subnet_ids with it");
      }
    }
  }

  /// Blocks of paired nodes carry a payload that unpaired nodes cannot read.
  void checkPairing(List<ClientPair> pairs) {
    if (pairs.stream().anyMatch(ClientPair::isPaired)) {
      for (ClientPair pair : pairs) {
        if (!pair.isPaired() && !pair.settings().forced()) {
          findings.add(
              pair.path("el_type"),
              "no execution client where other nodes have one, whose blocks it could not read",
              "expected an el_type for every participant or for none, or force: true");
        }
      }
    }
  }

  /// Execution clients that do not know the fork would not even start; a Lean client that asks for
  /// the payloads of another one would never get any.
  void checkFork(List<ClientPair> pairs) {
    String fork = config.execution().fork();
    for (ClientPair pair : pairs) {
      Optional<String> driver = pair.lean().refusal(fork);
      if (pair.isPaired() && driver.isPresent() && !pair.settings().forced()) {
        findings.add(
            pair.path("cl_type"),
            "%s cannot drive %s: %s".formatted(pair.lean().name(), fork, driver.get()),
            "expected another network_params.fork, or force: true");
      }
      Optional<String> refusal = pair.execution().flatMap(client -> client.refusal(fork));
      if (refusal.isPresent() && !pair.settings().forced()) {
        findings.add(
            pair.path("el_type"),
            "%s cannot run %s: %s"
                .formatted(pair.execution().orElseThrow().name(), fork, refusal.get()),
            "expected another el_type, or network_params.fork prague, or force: true");
      }
    }
  }

  void checkRuntime(List<ClientPair> pairs) {
    if (config.runtime().equals(Optional.of(RuntimeKind.PROCESS))) {
      for (ClientPair pair : pairs) {
        if (!pair.lean().builtIn() && pair.settings().lean().program().binary().isEmpty()) {
          findings.add(
              pair.path("cl_type"),
              "the process runtime has no program for " + pair.lean().name(),
              "expected cl_binary, or runtime: docker");
        }
        if (pair.isPaired()
            && pair.settings().execution().stream()
                .allMatch(el -> el.program().binary().isEmpty())) {
          findings.add(
              pair.path("el_type"),
              "the process runtime has no program for " + pair.execution().orElseThrow().name(),
              "expected el_binary, or runtime: docker");
        }
      }
    }
  }

  /// What is started is told before keys are made for it, which takes minutes.
  void checkPrograms(List<ClientPair> pairs, LocalPrograms programs) {
    for (ClientPair pair : pairs) {
      checkProgram(pair.path("cl_binary"), pair.settings().lean(), programs);
      pair.settings()
          .execution()
          .ifPresent(client -> checkProgram(pair.path("el_binary"), client, programs));
    }
  }

  private void checkProgram(String path, Client client, LocalPrograms programs) {
    Optional<String> fault = client.program().binary().flatMap(programs::fault);
    if (fault.isPresent()) {
      findings.add(path, fault.get(), "expected an executable file of this machine");
    }
  }

  void checkKeys(Preset preset, List<ClientPair> pairs) {
    LeanNetworkParams lean = config.lean();
    if (lean.activeEpoch().isPresent() && lean.activeEpoch().get() > preset.longestEpoch()) {
      findings.add(
          "lean_network_params.active_epoch",
          "%d is more than the %s keys last".formatted(lean.activeEpoch().get(), preset.word()),
          "expected at most %d (a power of two of slots)".formatted(preset.longestEpoch()));
    }
    for (ClientPair pair : pairs) {
      if (!pair.lean().capabilities().presets().contains(preset.word())
          && !pair.settings().forced()) {
        findings.add(
            "lean_network_params.xmss_preset",
            "%s cannot read %s keys".formatted(pair.lean().name(), preset.word()),
            "expected one of " + String.join(", ", pair.lean().capabilities().presets()));
      }
    }
  }

  void checkSubnet(Optional<Subnet> subnet, int members) {
    if (subnet.isPresent() && subnet.get().capacity() < members) {
      findings.add(
          "network.subnet",
          "%s has %d addresses for nodes and services, %d are needed"
              .formatted(subnet.get(), subnet.get().capacity(), members),
          "expected a shorter prefix");
    }
  }
}
