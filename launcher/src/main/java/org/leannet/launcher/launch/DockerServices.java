package org.leannet.launcher.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leannet.clients.Catalogue;
import org.leannet.clients.ClientDescription;
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
import org.leannet.launcher.runtime.ContainerMount;
import org.leannet.launcher.runtime.ContainerSettings;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.FileMount;
import org.leannet.launcher.runtime.ResourceLimits;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.docker.image.NodeImage;
import org.leannet.launcher.stack.Companion;
import org.leannet.launcher.stack.ContainerStack;
import org.leannet.launcher.stack.MetricsStack;

/// The services of a plan as containers: every client as the catalogue starts it in its image.
public final class DockerServices implements Services {
  private static final String SHELL = "/bin/sh";
  private static final long UNKNOWN_TIME = 0;
  private static final int ANY_PORT = 0;

  private final NetworkPlan plan;
  private final Enclave enclave;
  private final Catalogue catalogue;
  private final ClientStarts starts;
  private final Equipment equipment;

  /// Makes sure that an image is there.
  @FunctionalInterface
  public interface ImageSource {
    /// Pulls it where it is missing.
    void provide(String image) throws IOException, InterruptedException;
  }

  /// What the containers of a network are made with.
  ///
  /// @param images the image each node runs, by service name
  /// @param source asked for the images of services that nobody waited for
  /// @param publication where its ports are reached from
  public record Equipment(Map<String, String> images, ImageSource source, Publication publication) {
    public Equipment {
      images = Map.copyOf(images);
    }
  }

  public DockerServices(
      NetworkPlan plan, Enclave enclave, Equipment equipment, Catalogue catalogue) {
    this.plan = plan;
    this.enclave = enclave;
    this.equipment = equipment;
    this.catalogue = catalogue;
    this.starts = new ClientStarts(plan, catalogue);
  }

  @Override
  public Set<Dialect> dialects() {
    return starts.dialects();
  }

  @Override
  public List<ServiceSpec> executions(List<ExecutionPlan> executions, List<Role.BootNode> bootNodes)
      throws IOException {
    var specs = new ArrayList<ServiceSpec>();
    for (var execution : executions) {
      var client = starts.description(execution);
      var start =
          starts.execution(
              execution, spot(client, execution.program(), execution.service()), bootNodes);
      var files =
          List.of(
              new FileMount(
                  enclave.genesis().resolve(GenesisFiles.EXECUTION_DIRECTORY),
                  place(client).network()),
              jwt(client));
      specs.add(
          spec(execution.service(), start, execution.program(), execution.ip())
              .withFiles(files)
              .withLabels(labels(execution)));
    }
    return specs;
  }

  @Override
  public List<ServiceSpec> nodes(PeerKeys peers, Map<String, Role.Engine> engines)
      throws IOException {
    var specs = new ArrayList<ServiceSpec>();
    for (var node : plan.nodes()) {
      var client = starts.description(node);
      var files = new ArrayList<FileMount>();
      files.add(
          new FileMount(
              starts.dialect(node).within(enclave.genesis()),
              place(client).network(),
              GenesisFiles.readBy(node.node(), node.duties().validators())));
      if (hasOwnFiles(node)) {
        files.addAll(ownFiles(node, lean(node, peers, engines, Optional.of(UNKNOWN_TIME))));
      }
      if (node.executionService().isPresent()) {
        files.add(jwt(client));
      }
      specs.add(
          spec(
                  node.service(),
                  lean(node, peers, engines, Optional.empty()),
                  node.program(),
                  node.ip())
              .withFiles(files)
              .withLabels(labels(node)));
    }
    return specs;
  }

  private boolean hasOwnFiles(NodePlan node) {
    return !starts.description(node).launch().files().isEmpty();
  }

  /// The files that only this node reads. They are empty until their text, which may tell the
  /// genesis time, is known.
  private List<FileMount> ownFiles(NodePlan node, RenderedClient start) throws IOException {
    var mounts = new ArrayList<FileMount>();
    for (var file : start.files()) {
      var source = ownFile(node, file.path());
      Files.createDirectories(source.resolveSibling(""));
      if (!Files.exists(source)) {
        Files.writeString(source, "");
      }
      mounts.add(new FileMount(source, file.path()));
    }
    return mounts;
  }

  private Path ownFile(NodePlan node, String path) {
    return enclave.files(node.service()).resolve(path.replaceFirst("^/+", ""));
  }

  @Override
  public List<Companion> companions() throws IOException {
    var stack = new MetricsStack(plan, enclave.name().text(), catalogue);
    return new ContainerStack(stack, enclave.metrics())
        .companions().stream()
            .map(this::published)
            .map(companion ->
                companion.providedBy(
                    switch (companion.spec().executable()) {
                      case Executable.Image image ->
                          () -> equipment.source().provide(image.reference());
                      case Executable.Local _ -> Companion.Provision.NONE;
                    }))
            .toList();
  }

  private Companion published(Companion companion) {
    var container = companion.spec().container();
    return bindAddress()
        .map(container::withBindAddress)
        .map(settings -> companion.inContainer(settings))
        .orElse(companion);
  }

  @Override
  public void tellGenesis(PeerKeys peers, Map<String, Role.Engine> engines, Instant genesis)
      throws IOException {
    for (var node : plan.nodes().stream().filter(this::hasOwnFiles).toList()) {
      for (var file : lean(node, peers, engines, Optional.of(genesis.getEpochSecond())).files()) {
        AtomicFile.write(ownFile(node, file.path()), file.text());
      }
    }
  }

  private RenderedClient lean(
      NodePlan node, PeerKeys peers, Map<String, Role.Engine> engines, Optional<Long> time) {
    var engine = node.executionService().flatMap(s -> Optional.ofNullable(engines.get(s)));
    return starts.lean(node, spot(node), new ClientStarts.Surroundings(peers, engine, time));
  }

  private ClientStarts.Spot spot(NodePlan node) {
    var client = starts.description(node);
    if (!ServiceImages.isOurs(client, node.program()) || !node.program().entrypoint().isEmpty()) {
      return spot(client, node.program(), node.service());
    }
    var words = new ArrayList<String>();
    words.add("java");
    words.addAll(LocalJava.options(node, plan));
    words.addAll(List.of("-jar", NodeImage.PROGRAM));
    return new ClientStarts.Spot(place(client), words);
  }

  private static ClientStarts.Spot spot(ClientDescription client, Program program, String service) {
    return new ClientStarts.Spot(
        place(client),
        program
            .binary()
            .map(binary -> List.of(MachineProgram.of(service, binary).file().toString()))
            .orElse(program.entrypoint()));
  }

  private static Place place(ClientDescription client) {
    return Place.inContainer(client);
  }

  private FileMount jwt(ClientDescription client) {
    return new FileMount(enclave.genesis().resolve(GenesisFiles.JWT_SECRET), place(client).jwt());
  }

  private ServiceSpec spec(String service, RenderedClient rendered, Program program, String ip)
      throws IOException {
    var local = program.binary().map(binary -> MachineProgram.of(service, binary));
    var needs = rendered.client().surroundings().container();
    var shell = local.isPresent() ? Optional.of(SHELL) : needs.shell();
    var start =
        shell.isPresent() && !rendered.entrypoint().isEmpty()
            ? rendered.asOneRun(shell.get())
            : rendered;
    if (!start.init().isEmpty()) {
      throw new LaunchFailure(
          ExitCode.UNSUPPORTED,
          service + " has first steps, and its image has no shell to take them",
          "name its program with `entrypoint`");
    }
    var environment = new LinkedHashMap<>(start.environment());
    var mounts = new ArrayList<>(mounts(rendered.client(), program));
    if (local.isPresent()) {
      mounts.addAll(local.get().mounts(place(rendered.client()), Path.of("").toAbsolutePath()));
      environment.putIfAbsent("HOME", MachineProgram.SCRATCH);
    }
    var settings =
        new ContainerSettings(
            local.isPresent() ? Optional.of(MachineProgram.user()) : needs.user(),
            needs.stopSignal(),
            Optional.of(Duration.ofSeconds(needs.stopSeconds())),
            needs.anySystemCall(),
            0,
            mounts,
            ports(start),
            bindAddress());
    var image = Optional.ofNullable(equipment.images().get(service)).orElse("");
    return new ServiceSpec(
        service,
        new Executable.Image(image, start.entrypoint(), start.command()),
        environment,
        List.of(),
        ClientStarts.ports(start),
        Map.of(),
        new ResourceLimits(program.limits().maxCpu(), program.limits().maxMemory()),
        ip,
        settings);
  }

  private static List<ContainerMount> mounts(ClientDescription client, Program program) {
    var mounts = new ArrayList<ContainerMount>();
    mounts.add(new ContainerMount.Data(place(client).data()));
    for (var volume : program.volumes()) {
      mounts.add(
          new ContainerMount.Host(
              Path.of(volume.host()).toAbsolutePath(), volume.container(), volume.readOnly()));
    }
    return mounts;
  }

  /// Said only where it is not the usual one.
  private Optional<String> bindAddress() {
    return Optional.of(equipment.publication().bindAddress())
        .filter(address -> !address.equals(Publication.LOCAL.bindAddress()));
  }

  /// UDP is the peers' own affair: they reach each other on the enclave's network.
  private Map<String, Integer> ports(RenderedClient start) {
    var published = new LinkedHashMap<String, Integer>();
    for (var port : ClientStarts.ports(start)) {
      if (equipment.publication().quic() && port.id().equals(PortIds.QUIC)) {
        published.put(port.id(), ANY_PORT);
      }
    }
    return published;
  }

  private static Map<String, String> labels(NodePlan node) {
    return labels(node.program(), node.node(), node.client());
  }

  private static Map<String, String> labels(ExecutionPlan execution) {
    return labels(execution.program(), execution.service(), execution.client());
  }

  private static Map<String, String> labels(Program program, String node, String client) {
    var labels = new LinkedHashMap<>(program.labels());
    labels.put("org.leannet.node", node);
    labels.put("org.leannet.client", client);
    return labels;
  }
}
