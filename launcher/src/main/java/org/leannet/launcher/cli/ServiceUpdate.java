package org.leannet.launcher.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leannet.launcher.cli.settings.ServiceSettings;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.launch.ServiceWork;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.FileMount;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet service update`: the same service, with the same data, started differently.
@Command(
    name = "update",
    description = {
      "makes services anew with another image, other variables, ports or files, or more arguments",
      "",
      "They keep their data, their address and their name, and run again if they ran."
    })
final class ServiceUpdate implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
  private String enclaveName = "";

  @Parameters(
      index = "1",
      paramLabel = "SERVICE",
      description = "a service's name, node name, glob ('lean-*') or client")
  private String pattern = "";

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "WORD",
      description = "after --: arguments to add at the end")
  private List<String> words = List.of();

  @Option(names = "--image", paramLabel = "IMAGE", description = "another image")
  private Optional<String> image = Optional.empty();

  @Option(names = "--entrypoint", paramLabel = "WORD", description = "in place of the present one")
  private Optional<String> entrypoint = Optional.empty();

  @Mixin private final ServiceSettings settings = new ServiceSettings();

  ServiceUpdate(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var search = new EnclaveSearch(session);
    var enclave = search.enclave(enclaveName);
    try (var _ = session.enclaves().lock(enclave);
        var runtime = session.runtimes().open(enclave)) {
      var services = search.services(enclave, runtime, List.of(pattern));
      if (image.isEmpty() && entrypoint.isEmpty() && words.isEmpty() && settings.isEmpty()) {
        throw new LaunchFailure(
            ExitCode.USAGE,
            "what is to change?",
            "give --image, --env, --ports, --files, or arguments after --");
      }
      var updated = services.stream().map(ServiceStatus::spec).map(this::updated).toList();
      if (image.isPresent()) {
        session.provideImage(image.get());
      }
      for (var spec : updated) {
        runtime.replace(spec, ServiceWork.GRACE);
        session.console().print(spec.name());
      }
    }
    return ExitCode.OK.code();
  }

  private ServiceSpec updated(ServiceSpec spec) {
    var environment = new LinkedHashMap<>(spec.environment());
    environment.putAll(settings.environment());
    return spec.withEnvironment(environment)
        .withPorts(ports(spec))
        .withFiles(files(spec))
        .withExecutable(executable(spec));
  }

  private List<PortSpec> ports(ServiceSpec spec) {
    var byId = new LinkedHashMap<String, PortSpec>();
    spec.ports().forEach(port -> byId.put(port.id(), port));
    for (var wanted : settings.ports()) {
      byId.compute(
          wanted.id(),
          (id, before) ->
              before != null && before.transport() == wanted.transport()
                  ? new PortSpec(id, wanted.number(), wanted.transport(), before.scheme())
                  : wanted);
    }
    return List.copyOf(byId.values());
  }

  private List<FileMount> files(ServiceSpec spec) {
    if (!settings.files().isEmpty() && spec.executable() instanceof Executable.Local) {
      throw new LaunchFailure(
          ExitCode.UNSUPPORTED,
          "--files is for containers",
          "a process sees this machine's files as they are");
    }
    var byTarget = new LinkedHashMap<String, FileMount>();
    spec.files().forEach(file -> byTarget.put(file.target(), file));
    settings.files().forEach(file -> byTarget.put(file.target(), file));
    return List.copyOf(byTarget.values());
  }

  private Executable executable(ServiceSpec spec) {
    return switch (spec.executable()) {
      case Executable.Local local -> {
        if (image.isPresent() || entrypoint.isPresent()) {
          throw new LaunchFailure(
              ExitCode.UNSUPPORTED,
              spec.name() + " is a process and has no image",
              "--env, --ports and arguments after -- can be changed");
        }
        yield new Executable.Local(with(local.argv()), local.workingDirectory());
      }
      case Executable.Image before ->
          new Executable.Image(
              image.orElse(before.reference()),
              entrypoint.map(List::of).orElse(before.entrypoint()),
              with(before.arguments()));
    };
  }

  private List<String> with(List<String> arguments) {
    var longer = new ArrayList<>(arguments);
    longer.addAll(words);
    return longer;
  }
}
