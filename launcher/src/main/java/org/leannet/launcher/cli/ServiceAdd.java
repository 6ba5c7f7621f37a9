package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.leannet.launcher.cli.settings.ServiceSettings;
import org.leannet.launcher.config.ArgChanges;
import org.leannet.launcher.config.Limits;
import org.leannet.launcher.config.Program;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.launch.NodeAddition;
import org.leannet.launcher.launch.Readiness;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.Rollback;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet service add`: a service more, of any program or of a Lean client.
@Command(
    name = "add",
    description = {
      "adds a service to an enclave and starts it",
      "",
      "With --client it is a Lean node that follows the chain: validators are fixed at genesis, so it"
          + " has none, and only clients that run without any can be added. Without, it is any image"
          + " or, where services are processes, any program."
    })
final class ServiceAdd implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private final Session session;

  @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
  private String enclaveName = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "the new service's name; one is made up for a node of a client")
  private Optional<String> name = Optional.empty();

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "IMAGE",
      description = "an image, or a program where services are processes")
  private Optional<String> image = Optional.empty();

  @Parameters(
      index = "3..*",
      arity = "0..*",
      paramLabel = "WORD",
      description = "after --: arguments of the program; for a client, added to its own")
  private List<String> words = List.of();

  @Option(names = "--client", paramLabel = "CLIENT", description = "add a node of this Lean client")
  private Optional<String> client = Optional.empty();

  @Option(
      names = "--checkpoint-sync-url",
      paramLabel = "URL",
      description = "a node whose finalized state the new node starts from")
  private Optional<String> checkpoint = Optional.empty();

  @Option(names = "--entrypoint", paramLabel = "WORD", description = "in place of the image's own")
  private Optional<String> entrypoint = Optional.empty();

  @Mixin private final ServiceSettings settings = new ServiceSettings();
  @Mixin private final DockerOptions docker = new DockerOptions();
  @Mixin private final ProgressOptions progressOptions = new ProgressOptions();

  ServiceAdd(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    docker.check();
    var console = session.console();
    var enclave = new EnclaveSearch(session).enclave(enclaveName);
    var plan = enclave.network();
    name.ifPresent(ServiceAdd::checkName);
    try (var rollback = new Rollback(problem -> console.say("leannet: " + problem));
        var _ = session.enclaves().lock(enclave);
        var runtime = session.runtimes().open(enclave)) {
      refuseTaken(runtime);
      var added =
          client.isPresent()
              ? addNode(enclave, plan, runtime, rollback)
              : addOther(enclave, plan, runtime, rollback);
      rollback.commit();
      session.tellScraping(enclave, runtime, List.of());
      console.print(added);
    }
    return ExitCode.OK.code();
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "'" + name + "' is no name for a service",
          "use 1 to 63 lower-case letters, digits and dashes, beginning with a letter");
    }
  }

  private void refuseTaken(Runtime runtime) throws IOException, InterruptedException {
    if (runtime.list().stream().anyMatch(s -> name.equals(Optional.of(s.name())))) {
      throw new LaunchFailure(
          ExitCode.USAGE, "there is a service '" + name.get() + "' already", "choose another name");
    }
  }

  private String addNode(Enclave enclave, NetworkPlan plan, Runtime runtime, Rollback rollback)
      throws IOException, InterruptedException {
    var catalogue = session.catalogue(enclave);
    var inContainers = plan.runtime() == RuntimeKind.DOCKER;
    var program =
        new Program(
            inContainers ? image : Optional.empty(),
            inContainers ? Optional.empty() : image,
            entrypoint.stream().toList(),
            new ArgChanges(words, List.of()),
            settings.environment(),
            Map.of(),
            List.of(),
            Limits.NONE,
            Optional.empty());
    var wish = new NodeAddition.Wish(client.orElseThrow(), name, program, checkpoint);
    var extended =
        new NodeAddition(plan, catalogue).plan(wish, enclave, runtime, session.enclaves());
    try (var progress = progressOptions.open(session)) {
      var services = session.services(enclave, extended, catalogue, docker, progress);
      start(NodeAddition.prepare(enclave, extended, services, rollback), runtime, rollback);
    }
    var added = extended.nodes().getLast();
    new Readiness(runtime, List.of(added), _ -> {}, session.clock())
        .awaitApi(session.clock().instant().plus(PATIENCE));
    enclave.replacePlan(extended);
    return added.service();
  }

  private String addOther(Enclave enclave, NetworkPlan plan, Runtime runtime, Rollback rollback)
      throws IOException, InterruptedException {
    if (name.isEmpty() || image.isEmpty()) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "what is to be added?",
          "name a service and its image, or a Lean client with --client");
    }
    var executable = executable(enclave, plan, image.get());
    if (plan.runtime() == RuntimeKind.DOCKER) {
      session.provideImage(image.get());
    }
    var spec =
        ServiceSpec.of(name.get(), executable)
            .withEnvironment(settings.environment())
            .withPorts(settings.ports())
            .withFiles(settings.files())
            .withAddress(NodeAddition.address(plan, runtime));
    start(spec, runtime, rollback);
    return name.get();
  }

  private Executable executable(Enclave enclave, NetworkPlan plan, String program) {
    if (plan.runtime() == RuntimeKind.DOCKER) {
      return new Executable.Image(program, entrypoint.stream().toList(), words);
    }
    if (!settings.files().isEmpty() || entrypoint.isPresent()) {
      throw new LaunchFailure(
          ExitCode.UNSUPPORTED,
          "--files and --entrypoint are for containers",
          "a process sees this machine's files as they are");
    }
    if (program.contains("/") && !Files.isExecutable(Path.of(program))) {
      throw new LaunchFailure(
          ExitCode.USAGE, program + " is no program of this machine", "name an executable file");
    }
    var argv = new ArrayList<>(List.of(program));
    argv.addAll(words);
    return new Executable.Local(argv, enclave.data(name.orElseThrow()));
  }

  private static void start(ServiceSpec spec, Runtime runtime, Rollback rollback)
      throws IOException, InterruptedException {
    rollback.onFailure("the service " + spec.name(), () -> runtime.remove(spec.name()));
    runtime.create(spec);
    runtime.start(spec.name());
  }
}
