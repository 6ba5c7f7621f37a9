package org.leannet.launcher.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientDescription;
import org.leannet.clients.ClientKind;
import org.leannet.genesis.GenesisException;
import org.leannet.genesis.GenesisFiles;
import org.leannet.genesis.NetworkFiles;
import org.leannet.genesis.PeerKeys;
import org.leannet.launcher.config.Program;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.config.Suggestion;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.Duties;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.plan.Ports;
import org.leannet.launcher.runtime.Rollback;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.process.FreePorts;

/// A Lean node more in a network that exists. The validators of a network are those of its genesis,
/// so the node has none: it follows the chain and serves it.
public final class NodeAddition {
  private static final String LOOPBACK = "127.0.0.1";

  private final NetworkPlan plan;
  private final Catalogue catalogue;

  /// @param plan the network's plan so far
  public NodeAddition(NetworkPlan plan, Catalogue catalogue) {
    this.plan = plan;
    this.catalogue = catalogue;
  }

  /// What is asked for.
  ///
  /// @param service its name; when empty it is made of the client's and a number
  /// @param checkpoint a node whose finalized state it starts from, as a URL
  public record Wish(
      String client, Optional<String> service, Program program, Optional<String> checkpoint) {}

  /// The network's plan with the node at its end. Ports are chosen while the home is locked.
  public NetworkPlan plan(Wish wish, Enclave enclave, Runtime runtime, Enclaves enclaves)
      throws IOException, InterruptedException {
    var client = observer(wish.client());
    var node = freeName(client.name());
    var image = wish.program().image().or(() -> client.image(plan.chain().generation(), false));
    var inContainer = plan.runtime() == RuntimeKind.DOCKER && wish.program().binary().isEmpty();
    var nodes = new ArrayList<>(plan.nodes());
    nodes.add(
        new NodePlan(
            wish.service().orElse("lean-" + node.replace('_', '-')),
            node,
            client.name(),
            inContainer ? wish.program().withImage(image) : wish.program(),
            new Duties(List.of(), 0, false, List.of()),
            address(plan, runtime),
            ports(enclave, enclaves),
            Optional.empty(),
            wish.checkpoint()));
    return plan.withNodes(nodes);
  }

  /// A client that runs without validators in this network.
  private ClientDescription observer(String name) {
    var client =
        catalogue.find(ClientKind.LEAN, name).orElseThrow(() -> unknownClient(name, catalogue));
    var refusal = client.refusal(plan.chain().generation());
    if (refusal.isPresent()) {
      throw refusal(name + " cannot take part: " + refusal.get());
    }
    if (!client.capabilities().observes()) {
      throw refusal(name + " does not run without validators, and those are fixed at genesis");
    }
    return client;
  }

  private static LaunchFailure refusal(String reason) {
    return new LaunchFailure(ExitCode.UNSUPPORTED, reason, "add a node of another client");
  }

  private static LaunchFailure unknownClient(String name, Catalogue catalogue) {
    var names = catalogue.all(ClientKind.LEAN).stream().map(ClientDescription::name).toList();
    return new LaunchFailure(
        ExitCode.USAGE,
        "no Lean client is called '" + name + "'",
        Suggestion.closest(name, names)
            .map(word -> "did you mean '" + word + "'?")
            .orElse("there are " + String.join(", ", names)));
  }

  private String freeName(String client) {
    var taken = plan.nodes().stream().map(NodePlan::node).toList();
    var number = plan.nodes().size();
    while (taken.contains(client + "_" + number)) {
      number++;
    }
    return client + "_" + number;
  }

  /// The first address that no service has, of those Docker does not give away itself.
  public static String address(NetworkPlan plan, Runtime runtime)
      throws IOException, InterruptedException {
    if (plan.subnet().isEmpty()) {
      return LOOPBACK;
    }
    var taken = new HashSet<String>();
    plan.nodes().forEach(node -> taken.add(node.ip()));
    plan.executions().forEach(execution -> taken.add(execution.ip()));
    plan.services().forEach(service -> taken.add(service.ip()));
    runtime.list().forEach(service -> taken.add(service.spec().address()));
    var subnet = plan.subnet().get();
    for (var member = 0; member < subnet.capacity() / 2; member++) {
      if (!taken.contains(subnet.address(member))) {
        return subnet.address(member);
      }
    }
    throw new LaunchFailure(
        ExitCode.USAGE, "the subnet %s is full".formatted(subnet), "remove a service first");
  }

  private Ports ports(Enclave enclave, Enclaves enclaves) throws IOException, InterruptedException {
    if (plan.runtime() == RuntimeKind.DOCKER) {
      return Ports.IN_CONTAINER;
    }
    try (var _ = enclaves.lockHome();
        var free = new FreePorts(enclaves.portsInUse())) {
      var ports = new Ports(free.udp(), free.tcp(), free.tcp());
      var all = new TreeSet<>(plan.localPorts());
      all.addAll(List.of(ports.quic(), ports.http(), ports.metrics()));
      enclaves.claimPorts(enclave, all);
      return ports;
    }
  }

  /// The plan without these nodes. Those with validators stay: their turns come whether they run or
  /// not.
  public static NetworkPlan without(NetworkPlan plan, List<String> services) {
    return plan.withNodes(
        plan.nodes().stream()
            .filter(n -> !n.duties().validators().isEmpty() || !services.contains(n.service()))
            .toList());
  }

  /// Makes its key and its place in the genesis files, and gives what is to be run. On failure the
  /// files are as they were.
  ///
  /// @param extended the plan of [#plan]
  /// @param services those of the extended plan
  public static ServiceSpec prepare(
      Enclave enclave, NetworkPlan extended, Services services, Rollback rollback)
      throws IOException {
    var before = nodeFiles(enclave.genesis());
    rollback.onFailure("the genesis files", () -> restore(enclave.genesis(), before));
    var added = extended.nodes().getLast();
    try {
      var peers = PeerKeys.of(GenesisInput.of(extended, services.dialects()));
      NetworkFiles.addObserver(peers, added.node(), enclave.genesis());
      var genesis = enclave.genesisTime();
      if (genesis.isPresent()) {
        services.tellGenesis(peers, Map.of(), genesis.get());
      }
      return services.nodes(peers, Map.of()).stream()
          .filter(spec -> spec.name().equals(added.service()))
          .findFirst()
          .orElseThrow();
    } catch (GenesisException e) {
      throw Launch.genesisFailure(e);
    }
  }

  private static void restore(Path genesis, Map<Path, byte[]> before) throws IOException {
    for (var file : nodeFiles(genesis).keySet()) {
      if (!before.containsKey(file)) {
        Files.delete(file);
      }
    }
    for (var file : before.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
  }

  /// The files that tell of nodes, with their contents: all but validator keys.
  private static Map<Path, byte[]> nodeFiles(Path genesis) throws IOException {
    var keys = Path.of(GenesisFiles.KEY_DIRECTORY);
    var contents = new HashMap<Path, byte[]>();
    try (var found = Files.walk(genesis)) {
      for (var file : found.filter(Files::isRegularFile).toList()) {
        if (!file.resolveSibling("").endsWith(keys)) {
          contents.put(file, Files.readAllBytes(file));
        }
      }
    }
    return contents;
  }
}
