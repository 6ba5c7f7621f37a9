package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.api.model.VolumeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.runtime.ContainerMount;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.docker.label.Labels;

/// What the daemon is asked to create for one service.
final class ContainerRequest {
  /// 100 MB of log at most for each container: hours of a chatty node, and no full disk.
  private static final Map<String, String> LOG_LIMITS = Map.of("max-size", "20m", "max-file", "5");

  private static final long MEGABYTE = 1024L * 1024;
  private static final long NANOS_PER_MILLI_CPU = 1_000_000;
  private static final String LOOPBACK = "127.";

  private final DockerEnclave enclave;
  private final Names names;
  private final ServiceSpec spec;
  private final Executable.Image image;

  ContainerRequest(DockerEnclave enclave, ServiceSpec spec, Executable.Image image) {
    this.enclave = enclave;
    this.names = new Names(enclave.name());
    this.spec = spec;
    this.image = image;
  }

  /// Fills the request in.
  CreateContainerCmd fill(CreateContainerCmd request) {
    var settings = spec.container();
    request
        .withName(names.container(spec.name()))
        .withHostName(spec.name())
        .withAliases(spec.name())
        .withEnv(spec.environment().entrySet().stream().map(Object::toString).toList())
        .withLabels(Labels.ofContainer(enclave.name(), spec))
        .withExposedPorts(spec.ports().stream().map(ContainerRequest::exposed).toList())
        .withHostConfig(hostConfig());
    if (!image.entrypoint().isEmpty()) {
      request.withEntrypoint(image.entrypoint());
    }
    if (!image.arguments().isEmpty()) {
      request.withCmd(image.arguments());
    }
    if (!spec.address().startsWith(LOOPBACK)) {
      request.withIpv4Address(spec.address());
    }
    settings.user().ifPresent(request::withUser);
    settings.stopSignal().ifPresent(request::withStopSignal);
    settings.stopTimeout().ifPresent(time -> request.withStopTimeout((int) time.toSeconds()));
    return request;
  }

  private HostConfig hostConfig() {
    var config =
        new HostConfig()
            .withNetworkMode(names.network())
            .withPortBindings(bindings())
            .withMounts(volumes())
            .withBinds(folders())
            .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, LOG_LIMITS));
    var limits = spec.limits();
    if (limits.milliCpus() > 0) {
      config.withNanoCPUs(limits.milliCpus() * NANOS_PER_MILLI_CPU);
    }
    if (limits.memoryMegabytes() > 0) {
      // The same for memory and swap: what is over the limit is not swapped out instead.
      var bytes = limits.memoryMegabytes() * MEGABYTE;
      config.withMemory(bytes).withMemorySwap(bytes);
    }
    var settings = spec.container();
    if (settings.anySystemCall()) {
      config.withSecurityOpts(List.of("seccomp=unconfined"));
    }
    if (settings.openFiles() > 0) {
      long files = settings.openFiles();
      config.withUlimits(List.of(new Ulimit("nofile", files, files)));
    }
    return config;
  }

  private Ports bindings() {
    var bindings = new Ports();
    for (var port : spec.ports()) {
      hostPort(port).ifPresent(number -> bindings.bind(exposed(port), binding(number)));
    }
    return bindings;
  }

  /// The port of the machine it is published on: 0 for any.
  private Optional<Integer> hostPort(PortSpec port) {
    var asked = Optional.ofNullable(spec.container().hostPorts().get(port.id()));
    return port.transport() == PortSpec.Transport.TCP ? asked.or(() -> Optional.of(0)) : asked;
  }

  private Ports.Binding binding(int hostPort) {
    var address = spec.container().bindAddress().orElse(enclave.bindAddress());
    return hostPort == 0
        ? Ports.Binding.bindIp(address)
        : Ports.Binding.bindIpAndPort(address, hostPort);
  }

  static ExposedPort exposed(PortSpec port) {
    return switch (port.transport()) {
      case TCP -> ExposedPort.tcp(port.number());
      case UDP -> ExposedPort.udp(port.number());
    };
  }

  /// The daemon makes volumes that are missing, with these labels.
  private List<Mount> volumes() {
    var labels = Labels.ofService(enclave.name(), spec.name());
    var volumes = new ArrayList<Mount>();
    for (var mount : spec.container().mounts()) {
      if (mount instanceof ContainerMount.Data(var target)) {
        volumes.add(
            new Mount()
                .withType(MountType.VOLUME)
                .withSource(names.volume(spec.name(), target))
                .withTarget(target)
                .withVolumeOptions(new VolumeOptions().withLabels(labels)));
      }
    }
    return volumes;
  }

  private List<Bind> folders() {
    var folders = new ArrayList<Bind>();
    for (var mount : spec.container().mounts()) {
      if (mount instanceof ContainerMount.Host(var source, var target, var readOnly)) {
        var mode = readOnly ? AccessMode.ro : AccessMode.rw;
        folders.add(new Bind(source.toString(), new Volume(target), mode));
      }
    }
    return folders;
  }
}
