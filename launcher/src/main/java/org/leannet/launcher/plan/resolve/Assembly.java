package org.leannet.launcher.plan.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.leannet.clients.ClientDescription;
import org.leannet.launcher.config.AdditionalService;
import org.leannet.launcher.config.Client;
import org.leannet.launcher.config.DevnetConfig;
import org.leannet.launcher.config.ExecutionParams;
import org.leannet.launcher.config.NodeIdentity;
import org.leannet.launcher.config.Program;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.config.Subnet;
import org.leannet.launcher.plan.ChainPlan;
import org.leannet.launcher.plan.Duties;
import org.leannet.launcher.plan.ExecutionChain;
import org.leannet.launcher.plan.ExecutionPlan;
import org.leannet.launcher.plan.ExecutionPorts;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.plan.Ports;
import org.leannet.launcher.plan.ServicePlan;
import org.leannet.launcher.plan.SideService;

/// Puts a checked network together: every node, execution client and service with its program,
/// address and ports. Addresses go to the Lean nodes first, then to the execution clients, then to
/// the services, so that a service more or less moves no node.
final class Assembly {
  private static final String LOOPBACK = "127.0.0.1";

  /// From this many execution clients on the slow ones need the longer delay.
  private static final int MANY_EXECUTION_CLIENTS = 10;

  private final DevnetConfig config;
  private final List<Member> members;
  private final RuntimeKind runtime;
  private final List<AdditionalService> services;

  Assembly(DevnetConfig config, List<Member> members, RuntimeKind runtime) {
    this.config = config;
    this.members = members;
    this.runtime = runtime;
    this.services = config.additionalServices();
  }

  /// The keys that nodes were given.
  Map<String, String> nodeKeys() {
    Map<String, String> keys = new TreeMap<>();
    for (Member member : members) {
      member.settings().identity().key().ifPresent(key -> keys.put(member.node(), key));
    }
    return keys;
  }

  int addressCount() {
    return members.size() + executionCount() + services.size();
  }

  /// Time for processes to come up; more where containers and slow execution clients must.
  int genesisDelay() {
    return config
        .lean()
        .genesisDelay()
        .orElseGet(() -> {
          if (executionCount() >= MANY_EXECUTION_CLIENTS) {
            return 180;
          }
          if (executionCount() > 0) {
            return 60;
          }
          return runtime == RuntimeKind.PROCESS ? 10 : 30;
        });
  }

  private int executionCount() {
    return (int) members.stream().filter(member -> member.execution().isPresent()).count();
  }

  /// What execution clients agree on, if there are any.
  Optional<ExecutionChain> executionChain() {
    return executionCount() == 0
        ? Optional.empty()
        : Optional.of(executionChain(config.execution()));
  }

  NetworkPlan plan(
      ChainPlan chain,
      List<Duties> duties,
      List<String> notes,
      PortAllocator ports,
      SubnetFinder subnets) {
    Optional<Subnet> subnet =
        runtime == RuntimeKind.PROCESS
            ? Optional.empty()
            : Optional.of(config.network().subnet().orElseGet(() -> subnets.find(addressCount())));
    return new NetworkPlan(
        NetworkPlan.SCHEMA_VERSION,
        runtime,
        chain,
        executionChain(),
        subnet,
        nodes(chain.generation(), duties, ports, subnet),
        executions(chain.generation(), ports, subnet),
        sideServices(ports, subnet),
        notes);
  }

  private static ExecutionChain executionChain(ExecutionParams params) {
    return new ExecutionChain(
        params.networkId(),
        params.fork(),
        params.gasLimit(),
        params.feeRecipient(),
        params.prefundedAccounts());
  }

  private List<NodePlan> nodes(
      String generation, List<Duties> duties, PortAllocator ports, Optional<Subnet> subnet) {
    List<NodePlan> nodes = new ArrayList<>();
    for (Member member : members) {
      nodes.add(
          new NodePlan(
              member.service(),
              member.node(),
              member.client().name(),
              program(
                  member.client(),
                  member.settings().lean(),
                  generation,
                  member.execution().isPresent()),
              duties.get(member.index()),
              address(subnet, member.index()),
              ports(member, ports, subnet),
              member.executionService(),
              member.settings().checkpointSyncUrl()));
    }
    return nodes;
  }

  private static Ports ports(Member member, PortAllocator free, Optional<Subnet> subnet) {
    NodeIdentity given = member.settings().identity();
    Ports usual = Ports.IN_CONTAINER;
    if (subnet.isPresent()) {
      int http = given.httpPort().orElse(usual.http());
      return new Ports(
          given.quicPort().orElse(usual.quic()),
          http,
          member.sharesMetricsPort() ? http : given.metricsPort().orElse(usual.metrics()));
    }
    int quic = given.quicPort().orElseGet(free::udp);
    int http = given.httpPort().orElseGet(free::tcp);
    return new Ports(
        quic, http, member.sharesMetricsPort() ? http : given.metricsPort().orElseGet(free::tcp));
  }

  private List<ExecutionPlan> executions(
      String generation, PortAllocator ports, Optional<Subnet> subnet) {
    List<ExecutionPlan> executions = new ArrayList<>();
    for (Member member : members) {
      if (member.execution().isPresent()) {
        Client client = member.settings().execution().orElseThrow();
        executions.add(
            new ExecutionPlan(
                member.executionService().orElseThrow(),
                client.type(),
                program(member.execution().get(), client, generation, true),
                address(subnet, members.size() + executions.size()),
                subnet.isPresent() ? ExecutionPorts.IN_CONTAINER : executionPorts(ports),
                member.service()));
      }
    }
    return executions;
  }

  private static ExecutionPorts executionPorts(PortAllocator ports) {
    return new ExecutionPorts(
        ports.tcp(), ports.tcp(), ports.tcp(), ports.tcp(), ports.tcp(), Optional.of(ports.tcp()));
  }

  private List<ServicePlan> sideServices(PortAllocator ports, Optional<Subnet> subnet) {
    List<ServicePlan> plans = new ArrayList<>();
    for (SideService side : SideService.values()) {
      for (AdditionalService service : services) {
        if (service.name().equals(side.word())) {
          Optional<String> image =
              runtime == RuntimeKind.PROCESS
                  ? Optional.empty()
                  : service.image().or(() -> Optional.of(side.image()));
          plans.add(
              new ServicePlan(
                  side.word(),
                  side.word(),
                  image,
                  service.binary(),
                  address(subnet, members.size() + executionCount() + plans.size()),
                  subnet.isPresent() ? side.port() : ports.tcp(side.port()),
                  service.required()));
        }
      }
    }
    return plans;
  }

  private static String address(Optional<Subnet> subnet, int member) {
    return subnet.map(network -> network.address(member)).orElse(LOOPBACK);
  }

  /// A process needs no image. A container runs the user's, or the one the catalogue has.
  private Program program(
      ClientDescription known, Client client, String generation, boolean paired) {
    Program program = client.program();
    if (runtime == RuntimeKind.PROCESS) {
      return program.withImage(Optional.empty());
    }
    return program.withImage(program.image().or(() -> known.image(generation, paired)));
  }
}
