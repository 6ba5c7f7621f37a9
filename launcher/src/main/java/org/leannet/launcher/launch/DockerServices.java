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
import org.leannet.launcher.stack.Companion;
import org.leannet.launcher.stack.ContainerStack;
import org.leannet.launcher.stack.MetricsStack;

/// The services of a plan as containers: every client as the catalogue starts it in its image.
public final class DockerServices implements Services {
  private final NetworkPlan plan;
  private final Enclave enclave;
  private final Map<String, String> images;
  private final Catalogue catalogue;
  private final ClientStarts starts;
  private final ImageSource source;

  /// Makes sure that an image is there.
  @FunctionalInterface
  public interface ImageSource {
    /// Pulls it where it is missing.
    void provide(String image) throws IOException, InterruptedException;
  }

  /// @param images the image each node runs, by service name
  /// @param source asked for the images of services that nobody waited for
  public DockerServices(
      NetworkPlan plan,
      Enclave enclave,
      Map<String, String> images,
      Catalogue catalogue,
      ImageSource source) {
    this.plan = plan;
    this.enclave = enclave;
    this.images = Map.copyOf(images);
    this.catalogue = catalogue;
    this.source = source;
    this.starts = new ClientStarts(plan, catalogue);
  }

  @Override
  public Set<Dialect> dialects() {
    return starts.dialects();
  }

  @Override
  public List<ServiceSpec> executions() {
    var specs = new ArrayList<ServiceSpec>();
    for (var execution : plan.executions()) {
      var client = starts.description(execution);
      var start = starts.execution(execution, spot(client, execution.program()));
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
  public List<ServiceSpec> nodes(PeerKeys peers, Map<String, Role.Engine> engines) {
    var specs = new ArrayList<ServiceSpec>();
    for (var node : plan.nodes()) {
      var client = starts.description(node);
      var files = new ArrayList<FileMount>();
      files.add(
          new FileMount(starts.dialect(node).within(enclave.genesis()), place(client).network()));
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

  @Override
  public List<Companion> companions() throws IOException {
    var stack = new MetricsStack(plan, enclave.name().text(), catalogue);
    return new ContainerStack(stack, enclave.metrics())
        .companions().stream()
            .map(companion ->
                companion.providedBy(
                    switch (companion.spec().executable()) {
                      case Executable.Image image -> () -> source.provide(image.reference());
                      case Executable.Local _ -> Companion.Provision.NONE;
                    }))
            .toList();
  }

  @Override
  public void tellGenesis(PeerKeys peers, Map<String, Role.Engine> engines, Instant genesis)
      throws IOException {
    for (var node : plan.nodes()) {
      var network = Path.of(place(starts.description(node)).network());
      for (var file : lean(node, peers, engines, Optional.of(genesis.getEpochSecond())).files()) {
        var path = Path.of(file.path());
        if (!path.startsWith(network)) {
          throw new LaunchFailure(
              ExitCode.UNSUPPORTED,
              "%s wants a file at %s, outside its genesis folder".formatted(node.service(), path),
              "correct the client's file in the catalogue");
        }
        Files.writeString(enclave.genesis().resolve(network.relativize(path)), file.text());
      }
    }
  }

  private RenderedClient lean(
      NodePlan node, PeerKeys peers, Map<String, Role.Engine> engines, Optional<Long> time) {
    var engine = node.executionService().flatMap(s -> Optional.ofNullable(engines.get(s)));
    return starts.lean(
        node,
        spot(starts.description(node), node.program()),
        new ClientStarts.Surroundings(peers, engine, time));
  }

  private static ClientStarts.Spot spot(ClientDescription client, Program program) {
    return new ClientStarts.Spot(place(client), program.entrypoint());
  }

  private static Place place(ClientDescription client) {
    return Place.inContainer(client);
  }

  private FileMount jwt(ClientDescription client) {
    return new FileMount(enclave.genesis().resolve(GenesisFiles.JWT_SECRET), place(client).jwt());
  }

  private ServiceSpec spec(String service, RenderedClient rendered, Program program, String ip) {
    var needs = rendered.client().surroundings().container();
    var start =
        needs.shell().isPresent() && !rendered.entrypoint().isEmpty()
            ? rendered.asOneRun(needs.shell().get())
            : rendered;
    if (!start.init().isEmpty()) {
      throw new LaunchFailure(
          ExitCode.UNSUPPORTED,
          service + " has first steps, and its image has no shell to take them",
          "name its program with `entrypoint`");
    }
    var mounts = new ArrayList<ContainerMount>();
    mounts.add(new ContainerMount.Data(place(rendered.client()).data()));
    for (var volume : program.volumes()) {
      mounts.add(
          new ContainerMount.Host(
              Path.of(volume.host()).toAbsolutePath(), volume.container(), volume.readOnly()));
    }
    var settings =
        new ContainerSettings(
            needs.user(),
            needs.stopSignal(),
            Optional.of(Duration.ofSeconds(needs.stopSeconds())),
            needs.anySystemCall(),
            0,
            mounts,
            Map.of());
    var image = Optional.ofNullable(images.get(service)).orElse("");
    return new ServiceSpec(
        service,
        new Executable.Image(image, start.entrypoint(), start.command()),
        start.environment(),
        List.of(),
        ClientStarts.ports(start),
        Map.of(),
        new ResourceLimits(program.limits().maxCpu(), program.limits().maxMemory()),
        ip,
        settings);
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
