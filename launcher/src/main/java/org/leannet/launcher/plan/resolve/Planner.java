package org.leannet.launcher.plan.resolve;

import java.util.ArrayList;
import java.util.List;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.DevnetConfig;
import org.leannet.launcher.config.Draft;
import org.leannet.launcher.config.LeanNetworkParams;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.plan.ChainPlan;
import org.leannet.launcher.plan.Duties;
import org.leannet.launcher.plan.NetworkPlan;

/// Makes a plan of a configuration, or says everything that is wrong with it.
public final class Planner {
  private final Catalogue catalogue;
  private final PortAllocator ports;
  private final SubnetFinder subnets;
  private final LocalPrograms programs;

  /// `ports` are used by processes of this machine, which share its addresses; containers have
  /// fixed ports and an address each, from the configured subnet or the one that `subnets` finds.
  public Planner(Catalogue catalogue, PortAllocator ports, SubnetFinder subnets) {
    this(catalogue, ports, subnets, LocalPrograms.anywhere());
  }

  /// The same, of which `programs` tells whether this machine can run it.
  public Planner(
      Catalogue catalogue, PortAllocator ports, SubnetFinder subnets, LocalPrograms programs) {
    this.catalogue = catalogue;
    this.ports = ports;
    this.subnets = subnets;
    this.programs = programs;
  }

  /// The plan of an enclave of the given name.
  public NetworkPlan plan(Draft draft, String enclave) throws ConfigException {
    Findings findings = new Findings(draft);
    DevnetConfig config = draft.config();
    List<ClientPair> pairs = new ClientChecks(catalogue, findings).check(config.participants());
    Preset preset = preset(config.lean(), pairs);
    String generation = Generations.resolve(config.lean().generation(), pairs, findings);
    boolean complete = pairs.size() == config.participants().size();
    NetworkChecks checks = new NetworkChecks(config, findings);
    checks.checkAggregateSubnets();
    checks.checkRuntime(pairs);
    checks.checkPrograms(pairs, programs);
    checks.checkFork(pairs);
    checks.checkKeys(preset, pairs);
    if (complete) {
      checks.checkPairing(pairs);
    }
    if (!findings.canTrust(
            "participants", "count", "validator_count", "num_validator_keys_per_node")
        || !checks.checkSize()
        || !complete) {
      findings.throwIfAny();
      throw new IllegalStateException("a configuration that cannot be planned, without a reason");
    }
    List<Member> members = Roster.of(pairs, config.lean().validatorOrder());
    RuntimeKind runtime = config.runtime().orElseGet(() -> runtime(pairs));
    Assembly assembly = new Assembly(config, members, runtime);
    IdentityChecks identities = new IdentityChecks(members, findings);
    identities.check(runtime);
    checks.checkSubnet(config.network().subnet(), assembly.addressCount());
    List<Duties> duties = duties(config, members, findings);
    findings.throwIfAny();
    ChainPlan chain = chain(config.lean(), preset, generation, assembly, enclave);
    List<String> notes =
        new ArrayList<>(new Notes(chain, assembly.executionChain(), members, duties).all());
    notes.addAll(new Trial(chain, assembly.executionChain(), members, duties, findings).notes());
    findings.throwIfAny();
    if (runtime == RuntimeKind.PROCESS) {
      identities.setAsidePorts(ports);
      findings.throwIfAny();
    }
    return assembly.plan(chain, duties, notes, ports, subnets);
  }

  private static List<Duties> duties(DevnetConfig config, List<Member> members, Findings findings) {
    if (!findings.canTrust(
        "is_aggregator", "aggregate_subnet_ids", "attestation_committee_count")) {
      return List.of();
    }
    return Committees.assign(config.lean().committeeCount(), members, findings);
  }

  private static RuntimeKind runtime(List<ClientPair> pairs) {
    return pairs.stream().allMatch(ClientPair::runsAsProcess)
        ? RuntimeKind.PROCESS
        : RuntimeKind.DOCKER;
  }

  /// What was asked for; else the short-lived keys if every client reads them, and those of
  /// production if not.
  private static Preset preset(LeanNetworkParams lean, List<ClientPair> pairs) {
    boolean allReadShortLived =
        pairs.stream()
            .allMatch(pair -> pair.lean().capabilities().presets().contains(Preset.DEVNET.word()));
    return lean.xmssPreset()
        .flatMap(Preset::byWord)
        .orElse(allReadShortLived ? Preset.DEVNET : Preset.PROD);
  }

  private static ChainPlan chain(
      LeanNetworkParams lean, Preset preset, String generation, Assembly assembly, String enclave) {
    return new ChainPlan(
        generation,
        preset.word(),
        Seeds.resolve(lean.seed(), enclave),
        lean.activeEpoch().orElse(preset.usualEpoch()),
        lean.committeeCount(),
        assembly.genesisDelay(),
        lean.genesisTime(),
        lean.metricsEnabled(),
        assembly.nodeKeys());
  }
}
