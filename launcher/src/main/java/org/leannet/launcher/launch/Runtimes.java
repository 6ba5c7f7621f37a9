package org.leannet.launcher.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.PlanJson;
import org.leannet.launcher.plan.resolve.SubnetFinder;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.docker.DockerEnclave;
import org.leannet.launcher.runtime.docker.DockerEnclaves;
import org.leannet.launcher.runtime.docker.DockerRuntime;
import org.leannet.launcher.runtime.docker.DockerSubnets;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.EndpointSearch;
import org.leannet.launcher.runtime.docker.image.NodeImage;
import org.leannet.launcher.runtime.process.ProcessRuntime;
import org.leannet.launcher.stack.ProgramPath;

/// Opens the runtime that an enclave's plan names.
public final class Runtimes {
  private final EndpointSearch docker;
  private final String nodeBase;
  private final ProgramPath programs;

  /// @param environment tells where Docker is, as it tells the Docker client
  /// @param home where the Docker client's settings lie
  public Runtimes(Map<String, String> environment, Path home) {
    this.docker = new EndpointSearch(environment, home);
    this.programs = ProgramPath.of(environment.getOrDefault("PATH", ""));
    this.nodeBase = environment.getOrDefault("LEANNET_NODE_BASE", NodeImage.USUAL_BASE);
  }

  /// The runtime of an existing enclave. One that was never planned has nothing but its folder.
  public Runtime open(Enclave enclave) throws IOException {
    return open(enclave, kind(enclave));
  }

  private static RuntimeKind kind(Enclave enclave) throws IOException {
    return enclave.plan().map(NetworkPlan::runtime).orElse(RuntimeKind.PROCESS);
  }

  /// A runtime of this kind for the enclave.
  public Runtime open(Enclave enclave, RuntimeKind kind) throws IOException {
    return switch (kind) {
      case PROCESS -> new ProcessRuntime(enclave.services(), enclave.logs());
      case DOCKER -> new DockerRuntime(daemon(), described(enclave), _ -> {});
    };
  }

  /// Ends and removes all services of an enclave. Of one whose plan cannot be read nobody knows
  /// which runtime has them, so both are asked.
  public void dispose(Enclave enclave) throws IOException, InterruptedException {
    Optional<RuntimeKind> known;
    try {
      known = Optional.of(kind(enclave));
    } catch (LaunchFailure unreadable) {
      known = Optional.empty();
    }
    try (var runtime = open(enclave, known.orElse(RuntimeKind.PROCESS))) {
      runtime.dispose();
    }
    if (known.isEmpty()) {
      disposeInDocker(enclave);
    }
  }

  private void disposeInDocker(Enclave enclave) throws IOException, InterruptedException {
    if (!mayHaveDocker()) {
      return;
    }
    try (var daemon = daemon()) {
      var name = enclave.name().text();
      var docker = new DockerEnclaves(daemon);
      if (docker.find(name).filter(found -> found.isOf(enclave.directory())).isPresent()) {
        docker.remove(name);
      }
    }
  }

  private static DockerEnclave described(Enclave enclave) throws IOException {
    var plan = enclave.plan();
    return new DockerEnclave(
        enclave.name().text(),
        plan.flatMap(NetworkPlan::subnet),
        plan.map(PlanJson::write).orElse(""),
        enclave.directory().toString(),
        DockerEnclave.LOOPBACK,
        enclave.createdAt());
  }

  /// Whether there is something that looks like Docker at all: nobody waits for one that is not.
  public boolean mayHaveDocker() {
    try {
      var endpoint = docker.find();
      return !"unix".equals(endpoint.host().getScheme())
          || Files.exists(Path.of(endpoint.host().getPath()));
    } catch (LaunchFailure notSetUp) {
      return false;
    }
  }

  /// Where Docker is, and how its client logs in.
  public EndpointSearch docker() {
    return docker;
  }

  /// Where programs of this machine are found.
  public ProgramPath programs() {
    return programs;
  }

  /// The image with a Java runtime that our own node's image is built on: `LEANNET_NODE_BASE`.
  public String nodeBase() {
    return nodeBase;
  }

  /// Subnets for enclaves in containers that neither Docker nor this machine uses.
  public SubnetFinder subnets() {
    return members -> {
      try (var daemon = daemon()) {
        return new DockerSubnets(daemon).find(members);
      }
    };
  }

  /// A connection to Docker.
  public Daemon daemon() {
    try {
      return Daemon.open(docker.find());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchFailure(ExitCode.INTERRUPTED, "interrupted", "", e);
    }
  }
}
