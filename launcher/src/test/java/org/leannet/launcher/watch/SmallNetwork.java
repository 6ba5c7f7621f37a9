package org.leannet.launcher.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.launch.PortIds;
import org.leannet.launcher.plan.Duties;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.plan.resolve.Plans;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.process.ProcessRuntime;

/// An enclave whose services are real processes that sleep, and whose nodes' answers come from
/// small real HTTP servers in the shapes real nodes use. The chain follows the clock: a block a
/// slot but for every eleventh, justified one slot behind, finalized two.
public final class SmallNetwork implements AutoCloseable {
  private static final int MISSED_EVERY = 11;

  private final Enclave enclave;
  private final NetworkPlan plan;
  private final Runtime runtime;
  private final Instant genesis;
  private final Set<Integer> forked = ConcurrentHashMap.newKeySet();
  private final List<HttpServer> servers = new ArrayList<>();

  /// A network that has run since this time.
  public SmallNetwork(Path enclaves, String name, int nodes, Instant genesis)
      throws IOException, InterruptedException, ConfigException {
    this.genesis = Instant.ofEpochSecond(genesis.getEpochSecond());
    this.enclave = new Enclave(new EnclaveName(name), enclaves.resolve(name));
    this.plan =
        Plans.of(
            "participants: [{cl_type: embedded, count: %d, validator_count: 1}]".formatted(nodes));
    Files.createDirectories(enclave.genesis());
    enclave.savePlan(plan);
    Files.writeString(
        enclave.genesis().resolve("config.yaml"),
        "GENESIS_TIME: " + this.genesis.getEpochSecond() + "\n");
    this.runtime = new ProcessRuntime(enclave.services(), enclave.logs());
    for (var node = 0; node < nodes; node++) {
      start(node);
    }
  }

  /// The process of a node only sleeps. What answers for it listens once it runs: a service whose
  /// port is taken does not start.
  private void start(int node) throws IOException, InterruptedException {
    var service = plan.nodes().get(node).service();
    var listening = Optional.<HttpServer>empty();
    while (listening.isEmpty()) {
      var port = freePort();
      runtime.remove(service);
      runtime.create(
          ServiceSpec.of(
                  service, new Executable.Local(List.of("/bin/sleep", "600"), enclave.directory()))
              .withPorts(
                  List.of(PortSpec.http(PortIds.API, port), PortSpec.http(PortIds.METRICS, port))));
      runtime.start(service);
      listening = listen(port);
    }
    var server = listening.get();
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/lean/v0/fork_choice", e -> answer(e, () -> forkChoice(node)));
    server.createContext("/metrics", e -> answer(e, () -> metrics(node)));
    server.start();
    servers.add(server);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Empty when somebody else took the port meanwhile.
  private static Optional<HttpServer> listen(int port) throws IOException {
    try {
      return Optional.of(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    } catch (BindException e) {
      return Optional.empty();
    }
  }

  private static void answer(HttpExchange exchange, Supplier<String> body) throws IOException {
    try (exchange) {
      var bytes = body.get().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /// The enclave's folder.
  public Enclave enclave() {
    return enclave;
  }

  /// What is planned.
  public NetworkPlan plan() {
    return plan;
  }

  /// The services.
  public Runtime runtime() {
    return runtime;
  }

  /// The service of one node.
  public String service(int node) {
    return plan.nodes().get(node).service();
  }

  /// One node more in the plan, whose service runs and does not answer.
  public void addObserver(String service) throws IOException, InterruptedException {
    runtime.create(
        ServiceSpec.of(
            service, new Executable.Local(List.of("/bin/sleep", "600"), enclave.directory())));
    runtime.start(service);
    var like = plan.nodes().getFirst();
    var nodes = new ArrayList<>(plan.nodes());
    nodes.add(
        new NodePlan(
            service,
            "embedded_" + nodes.size(),
            like.client(),
            like.program(),
            new Duties(List.of(), 0, false, List.of()),
            like.ip(),
            like.ports(),
            Optional.empty(),
            Optional.empty()));
    enclave.replacePlan(plan.withNodes(nodes));
  }

  /// From now on this node's newest block is another one than that of the others.
  public void fork(int node) {
    forked.add(node);
  }

  private long slot() {
    return Math.max(0, Duration.between(genesis, Instant.now()).toSeconds() / 4);
  }

  private static boolean hasBlock(long slot) {
    return slot % MISSED_EVERY != MISSED_EVERY - 1;
  }

  private static long latestBlock(long slot) {
    return LongStream.iterate(slot, s -> s - 1)
        .filter(SmallNetwork::hasBlock)
        .findFirst()
        .orElse(0);
  }

  private static String root(long slot, boolean otherOne) {
    return "0x%064x".formatted(slot * 2654435761L + (otherOne ? 7 : 0));
  }

  private String forkChoice(int node) {
    var head = latestBlock(slot());
    var justified = latestBlock(Math.max(0, head - 1));
    var finalized = latestBlock(Math.max(0, justified - 1));
    var fork = forked.contains(node);
    var blocks =
        LongStream.rangeClosed(Math.max(0, finalized - 40), head)
            .filter(SmallNetwork::hasBlock)
            .mapToObj(s -> block(s, fork && s == head))
            .collect(Collectors.joining(", "));
    return """
    {"nodes": [%s], "head": "%s", "justified": {"slot": %d, "root": "%s"},
     "finalized": {"slot": %d, "root": "%s"}, "safe_target": "%s", "validator_count": %d}
    """
        .formatted(
            blocks,
            root(head, fork),
            justified,
            root(justified, false),
            finalized,
            root(finalized, false),
            root(justified, false),
            plan.nodes().size());
  }

  private String block(long slot, boolean otherOne) {
    var parent = slot == 0 ? "0x" + "0".repeat(64) : root(latestBlock(slot - 1), false);
    return "{\"root\": \"%s\", \"slot\": %d, \"parent_root\": \"%s\", \"proposer_index\": %d, \"weight\": %d}"
        .formatted(
            root(slot, otherOne), slot, parent, slot % plan.nodes().size(), plan.nodes().size());
  }

  private String metrics(int node) {
    var page = new StringBuilder("# TYPE lean_connected_peers gauge\n");
    var count = plan.nodes().size();
    for (var step : Set.of(1, 2, 5)) {
      if (step < count) {
        page.append(
            "lean_connected_peers{client=\"%s\"} 1%n"
                .formatted(plan.nodes().get((node + step) % count).node()));
      }
    }
    return page.append("lean_head_slot ")
        .append(latestBlock(slot()))
        .append("\nlean_is_aggregator ")
        .append(node == 0 ? 1 : 0)
        .append('\n')
        .toString();
  }

  @Override
  public void close() throws IOException {
    servers.forEach(server -> server.stop(0));
    try {
      runtime.dispose();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runtime.close();
  }
}
