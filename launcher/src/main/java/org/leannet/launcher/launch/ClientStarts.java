package org.leannet.launcher.launch;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.ClientKind;
import org.leannet.clients.PortDescription;
import org.leannet.clients.render.Changes;
import org.leannet.clients.render.CommandRenderer;
import org.leannet.clients.render.NodeContext;
import org.leannet.clients.render.Place;
import org.leannet.clients.render.RenderException;
import org.leannet.clients.render.RenderedClient;
import org.leannet.clients.render.Role;
import org.leannet.genesis.Dialect;
import org.leannet.genesis.PeerKeys;
import org.leannet.launcher.config.Program;
import org.leannet.launcher.config.schema.KeyTable;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.ExecutionChain;
import org.leannet.launcher.plan.ExecutionPlan;
import org.leannet.launcher.plan.ExecutionPorts;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.plan.Ports;
import org.leannet.launcher.runtime.PortSpec;

/// How each client of a plan is started, by the catalogue, wherever it runs.
public final class ClientStarts {
  private final NetworkPlan plan;
  private final Catalogue catalogue;

  public ClientStarts(NetworkPlan plan, Catalogue catalogue) {
    this.plan = plan;
    this.catalogue = catalogue;
  }

  /// Where one client runs.
  ///
  /// @param place its files as it sees them, and where it listens
  /// @param program what is executed in the place of the image's entrypoint; empty keeps that
  public record Spot(Place place, List<String> program) {}

  /// What a Lean node is told of the network around it.
  ///
  /// @param genesisTime seconds since 1970, once it is stamped
  public record Surroundings(
      PeerKeys peers, Optional<Role.Engine> engine, Optional<Long> genesisTime) {}

  /// What the catalogue knows of a node's client.
  public ClientDescription description(NodePlan node) {
    return description(ClientKind.LEAN, node.client());
  }

  /// What the catalogue knows of an execution client.
  public ClientDescription description(ExecutionPlan execution) {
    return description(ClientKind.EXECUTION, execution.client());
  }

  private ClientDescription description(ClientKind kind, String name) {
    return catalogue
        .find(kind, name)
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.USAGE,
                "the catalogue has no client '" + name + "'",
                "the network was planned with another catalogue"));
  }

  /// In which spelling a node's client reads the genesis files.
  Dialect dialect(NodePlan node) {
    var client = description(node);
    var generation = plan.chain().generation();
    if (client.hasSingleKeys(generation)) {
      return Dialect.SINGLE_KEY;
    }
    return switch (client.surroundings().dialect()) {
      case QUICKSTART -> Dialect.QUICKSTART;
      case LEAN_SPEC ->
          generation.equals(KeyTable.GENERATIONS.getFirst())
              ? Dialect.LEAN_SPEC_DEVNET4
              : Dialect.LEAN_SPEC;
    };
  }

  /// The spellings that some nodes read besides the usual one.
  Set<Dialect> dialects() {
    var dialects = EnumSet.noneOf(Dialect.class);
    plan.nodes().forEach(node -> dialects.add(dialect(node)));
    dialects.remove(Dialect.QUICKSTART);
    return dialects;
  }

  /// A Lean node's start.
  public RenderedClient lean(NodePlan node, Spot spot, Surroundings around) {
    var chain = plan.chain();
    var duties = node.duties();
    var role =
        new Role.Lean(
            new Role.Chain(
                chain.generation(),
                chain.xmssPreset(),
                chain.committeeCount(),
                plan.nodes().stream().mapToInt(n -> n.duties().validators().size()).sum(),
                around.genesisTime()),
            new Role.Duties(
                plan.nodes().indexOf(node),
                duties.validators(),
                duties.subnet(),
                duties.aggregator(),
                duties.aggregateSubnets()),
            node.checkpointSyncUrl().stream().toList(),
            others(node, around.peers()),
            around.engine().map(this::withFeeRecipient));
    return render(
        description(node),
        new NodeContext(
            node.node(),
            node.ip(),
            spot.place(),
            numbers(node.ports()),
            changes(node.program(), spot.program()),
            role,
            true));
  }

  private Role.Engine withFeeRecipient(Role.Engine engine) {
    return new Role.Engine(
        engine.url(),
        engine.genesisHash(),
        plan.executionChain().flatMap(ExecutionChain::feeRecipient));
  }

  /// An execution client's start.
  ///
  /// @param bootNodes those that run already
  public RenderedClient execution(
      ExecutionPlan execution, Spot spot, List<Role.BootNode> bootNodes) {
    var chain =
        plan.executionChain()
            .orElseThrow(() -> new IllegalStateException("execution clients without a chain"));
    return render(
        description(execution),
        new NodeContext(
            execution.service(),
            execution.ip(),
            spot.place(),
            numbers(execution.ports()),
            changes(execution.program(), spot.program()),
            new Role.Execution(chain.chainId(), chain.gasLimit(), bootNodes),
            true));
  }

  /// An execution client as the Lean node that drives it sees it.
  static Role.Engine engine(ExecutionPlan execution, String genesisHash) {
    return new Role.Engine(
        "http://%s:%d".formatted(execution.ip(), execution.ports().engine()),
        genesisHash,
        Optional.empty());
  }

  /// The ports of a rendered client, as a service has them.
  public static List<PortSpec> ports(RenderedClient client) {
    return client.ports().stream().map(ClientStarts::port).toList();
  }

  private static PortSpec port(PortDescription port) {
    var transport =
        switch (port.transport()) {
          case TCP -> PortSpec.Transport.TCP;
          case UDP -> PortSpec.Transport.UDP;
        };
    return new PortSpec(port.id(), port.number(), transport, port.scheme());
  }

  private static List<Role.Peer> others(NodePlan node, PeerKeys peers) {
    return peers.peers().stream()
        .filter(peer -> !peer.node().name().equals(node.node()))
        .map(peer -> new Role.Peer(peer.enr().toString(), peer.multiaddr().toString()))
        .toList();
  }

  private static Map<String, Integer> numbers(Ports ports) {
    return Map.of(
        PortIds.QUIC, ports.quic(), PortIds.API, ports.http(), PortIds.METRICS, ports.metrics());
  }

  private static Map<String, Integer> numbers(ExecutionPorts ports) {
    var numbers = new LinkedHashMap<String, Integer>();
    numbers.put(PortIds.RPC, ports.rpc());
    numbers.put("ws", ports.ws());
    numbers.put("engine", ports.engine());
    numbers.put("p2p", ports.p2p());
    numbers.put(PortIds.METRICS, ports.metrics());
    ports
        .further()
        .ifPresent(further -> {
          numbers.put("torrent", further);
          numbers.put("ws_engine", further);
        });
    return numbers;
  }

  private static Changes changes(Program program, List<String> executable) {
    return new Changes(
        executable,
        program.args().extra(),
        program.args().removed(),
        program.env(),
        program.logLevel());
  }

  /// The plan has checked who may take part, so nothing is held against a client here.
  private static RenderedClient render(ClientDescription client, NodeContext context) {
    try {
      return CommandRenderer.render(client, context);
    } catch (RenderException e) {
      throw new LaunchFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), "", e);
    }
  }
}
