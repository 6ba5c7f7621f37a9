package org.leannet.launcher.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leannet.clients.Catalogue;
import org.leannet.clients.render.Place;
import org.leannet.clients.render.RenderedClient;
import org.leannet.clients.render.Role;
import org.leannet.genesis.AtomicFile;
import org.leannet.genesis.Dialect;
import org.leannet.genesis.GenesisFiles;
import org.leannet.genesis.PeerKeys;
import org.leannet.launcher.config.Program;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.ExecutionPlan;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.runtime.ContainerSettings;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ResourceLimits;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.stack.Companion;
import org.leannet.launcher.stack.LocalStack;
import org.leannet.launcher.stack.MetricsStack;

/// The services of a plan as local processes: embedded nodes on this machine's Java, any other
/// client as the program the user names.
public final class ProcessServices implements Services {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String SHELL = "/bin/sh";

  private final NetworkPlan plan;
  private final Enclave enclave;
  private final LocalJava java;
  private final Catalogue catalogue;
  private final ClientStarts starts;

  public ProcessServices(NetworkPlan plan, Enclave enclave, LocalJava java, Catalogue catalogue) {
    this.plan = plan;
    this.enclave = enclave;
    this.java = java;
    this.catalogue = catalogue;
    this.starts = new ClientStarts(plan, catalogue);
  }

  @Override
  public Set<Dialect> dialects() {
    return starts.dialects();
  }

  @Override
  public List<ServiceSpec> executions(
      List<ExecutionPlan> executions, List<Role.BootNode> bootNodes) {
    var specs = new ArrayList<ServiceSpec>();
    for (var execution : executions) {
      var start = starts.execution(execution, spot(execution), bootNodes).asOneRun(SHELL);
      var labels = labels(execution.program(), execution.service(), execution.client());
      specs.add(spec(execution.service(), start, execution.service(), labels));
    }
    return specs;
  }

  @Override
  public List<ServiceSpec> nodes(PeerKeys peers, Map<String, Role.Engine> engines) {
    return plan.nodes().stream()
        .map(node ->
            spec(
                node.service(),
                lean(node, peers, engines, Optional.empty()),
                node.node(),
                labels(node.program(), node.node(), node.client())))
        .toList();
  }

  @Override
  public List<Companion> companions() throws IOException {
    var stack = new MetricsStack(plan, enclave.name().text(), catalogue);
    return new LocalStack(stack, enclave.metrics(), enclave.data())
        .companions(Map.of("org.leannet.enclave", enclave.name().text()));
  }

  @Override
  public void tellGenesis(PeerKeys peers, Map<String, Role.Engine> engines, Instant genesis)
      throws IOException {
    for (var node : plan.nodes()) {
      for (var file : lean(node, peers, engines, Optional.of(genesis.getEpochSecond())).files()) {
        var path = Path.of(file.path());
        Files.createDirectories(path.toAbsolutePath().resolve("..").normalize());
        AtomicFile.write(path, file.text());
      }
    }
  }

  private RenderedClient lean(
      NodePlan node, PeerKeys peers, Map<String, Role.Engine> engines, Optional<Long> time) {
    var engine = node.executionService().flatMap(s -> Optional.ofNullable(engines.get(s)));
    var start = starts.lean(node, spot(node), new ClientStarts.Surroundings(peers, engine, time));
    return start.asOneRun(SHELL);
  }

  private ClientStarts.Spot spot(NodePlan node) {
    return new ClientStarts.Spot(
        place(starts.dialect(node).within(enclave.genesis()), node.node()),
        starts.description(node).builtIn() && node.program().binary().isEmpty()
            ? java.program(node, plan, enclave.data())
            : List.of(binary(node.program(), node.service())));
  }

  private ClientStarts.Spot spot(ExecutionPlan execution) {
    return new ClientStarts.Spot(
        place(enclave.genesis().resolve(GenesisFiles.EXECUTION_DIRECTORY), execution.service()),
        List.of(binary(execution.program(), execution.service())));
  }

  private Place place(Path files, String data) {
    return new Place(
        files.toString(),
        enclave.data(data).toString(),
        enclave.genesis().resolve(GenesisFiles.JWT_SECRET).toString(),
        LOOPBACK);
  }

  /// A path counts from the folder the command is given in; the service has a folder of its own.
  private static String binary(Program program, String service) {
    return program
        .binary()
        .map(binary -> binary.contains("/") ? Path.of(binary).toAbsolutePath().normalize() : binary)
        .map(Object::toString)
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.UNSUPPORTED,
                "the process runtime has no program for " + service,
                "name one with cl_binary or el_binary, or use `runtime: docker`"));
  }

  private ServiceSpec spec(
      String service, RenderedClient start, String data, Map<String, String> labels) {
    var signal = start.client().surroundings().container().stopSignal();
    var settings = ContainerSettings.DEFAULT;
    return new ServiceSpec(
        service,
        new Executable.Local(start.argv(), enclave.data(data)),
        start.environment(),
        List.of(),
        ClientStarts.ports(start),
        labels,
        ResourceLimits.NONE,
        LOOPBACK,
        signal.map(settings::withStopSignal).orElse(settings));
  }

  private Map<String, String> labels(Program program, String node, String client) {
    var labels = new LinkedHashMap<>(program.labels());
    labels.put("org.leannet.enclave", enclave.name().text());
    labels.put("org.leannet.node", node);
    labels.put("org.leannet.client", client);
    return labels;
  }
}
