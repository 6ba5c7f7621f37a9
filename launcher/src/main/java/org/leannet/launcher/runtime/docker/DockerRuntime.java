package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Capabilities;
import org.leannet.launcher.runtime.Capability;
import org.leannet.launcher.runtime.ContainerMount;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.Inside;
import org.leannet.launcher.runtime.LogQuery;
import org.leannet.launcher.runtime.Rollback;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.ServiceStatus;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.Replies;
import org.leannet.launcher.runtime.docker.label.Labels;

/// Runs services as containers of a Docker daemon, here or elsewhere.
public final class DockerRuntime implements Runtime {
  private final Daemon daemon;
  private final DockerEnclave enclave;
  private final Names names;
  private final Containers containers;
  private final Volumes volumes;
  private final ContainerFiles files;
  private final DockerEnclaves enclaves;
  private final Consumer<String> problems;

  /// @param daemon closed together with this runtime
  /// @param problems told of every undo that failed
  public DockerRuntime(Daemon daemon, DockerEnclave enclave, Consumer<String> problems) {
    this.daemon = daemon;
    this.enclave = enclave;
    this.names = new Names(enclave.name());
    this.containers = new Containers(daemon);
    this.volumes = new Volumes(daemon);
    this.files = new ContainerFiles(daemon);
    this.enclaves = new DockerEnclaves(daemon);
    this.problems = problems;
  }

  @Override
  public Capabilities capabilities() {
    var offered = EnumSet.allOf(Capability.class);
    offered.remove(Capability.LOCAL_PROGRAMS);
    return new Capabilities(
        "docker",
        offered,
        Map.of(
            Capability.LOCAL_PROGRAMS,
            "a container runs what its image has: name an image, or use `runtime: process`"));
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    var network = new EnclaveNetwork(daemon, enclave);
    if (network.isThere()) {
      return;
    }
    if (enclaves.exists(enclave.name())) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "Docker has an enclave '%s' already".formatted(enclave.name()),
          "choose another name with --enclave, or remove it with `leannet enclave rm -f %s`"
              .formatted(enclave.name()));
    }
    try (var rollback = new Rollback(problems)) {
      rollback.onFailure("the network", network::removeOurs);
      network.create();
      rollback.commit();
    }
  }

  @Override
  public void create(ServiceSpec spec) throws IOException, InterruptedException {
    if (ours(names.container(spec.name())).isPresent()) {
      throw new LaunchFailure(
          ExitCode.USAGE, "there is a service '" + spec.name() + "' already", "");
    }
    try (var rollback = new Rollback(problems)) {
      make(spec, rollback);
      rollback.commit();
    }
  }

  /// Makes the container, with its volumes, and copies what takes long; undone when a later step
  /// fails, but for volumes that were there before. Gives the container's id.
  private String make(ServiceSpec spec, Rollback rollback)
      throws IOException, InterruptedException {
    var image = image(spec);
    var there = volumes.labelled(Labels.ENCLAVE + "=" + enclave.name());
    for (var mount : spec.container().mounts()) {
      if (mount instanceof ContainerMount.Data(var target)) {
        var volume = names.volume(spec.name(), target);
        if (!there.contains(volume)) {
          rollback.onFailure("the volume " + volume, () -> volumes.remove(volume));
        }
      }
    }
    var name = names.container(spec.name());
    rollback.onFailure("the container " + name, () -> removeOurs(name));
    var id =
        daemon.call(
            "create " + spec.name(),
            docker ->
                new ContainerRequest(enclave, spec, image)
                    .fill(docker.createContainerCmd(image.reference()))
                    .exec()
                    .getId(),
            new StartWords(spec.name(), image.reference())::ofCreation);
    if (files.areMany(spec)) {
      files.copyAll(spec, made(spec, id));
    }
    return id;
  }

  private ContainerView made(ServiceSpec spec, String id) throws InterruptedException {
    return containers.find(id).orElseThrow(() -> unknown(spec.name()));
  }

  private void removeOurs(String name) throws InterruptedException {
    var container = ours(name);
    if (container.isPresent()) {
      containers.remove(container.get());
    }
  }

  private Executable.Image image(ServiceSpec spec) {
    return switch (spec.executable()) {
      case Executable.Image image -> image;
      case Executable.Local local -> {
        capabilities().require(Capability.LOCAL_PROGRAMS);
        throw new IllegalStateException("local programs are not offered: " + local);
      }
    };
  }

  @Override
  public void start(String service) throws IOException, InterruptedException {
    var container = known(service);
    var state = container.state();
    if (state.isAlive()) {
      return;
    }
    if (state == ServiceState.CREATED) {
      files.copyChanged(specOf(service, container), container);
    }
    containers.start(container, new StartWords(service, container.image()));
  }

  @Override
  public void stop(String service, Duration grace) throws InterruptedException {
    var container = known(service);
    if (container.state().isAlive()) {
      containers.stop(container, grace);
    }
  }

  @Override
  public void kill(String service) throws InterruptedException {
    stop(service, Duration.ZERO);
  }

  @Override
  public void pause(String service) throws InterruptedException {
    containers.pause(alive(service));
  }

  @Override
  public void unpause(String service) throws InterruptedException {
    containers.unpause(alive(service));
  }

  @Override
  public void remove(String service) throws InterruptedException {
    var label = Labels.SERVICE + "=" + service;
    var enclaveLabel = Labels.ENCLAVE + "=" + enclave.name();
    for (var container : containers.labelled(enclaveLabel, label)) {
      containers.remove(container);
    }
    for (var volume : volumes.labelled(enclaveLabel, label)) {
      volumes.remove(volume);
    }
  }

  @Override
  public ServiceStatus status(String service) throws InterruptedException {
    var container = known(service);
    return container.status(specOf(service, container), enclaves.publishedAt());
  }

  @Override
  public List<ServiceStatus> list() throws InterruptedException {
    return enclaves.services(enclave.name());
  }

  @Override
  public void logs(String service, LogQuery query, Consumer<String> lines)
      throws InterruptedException {
    var container = known(service);
    var whole = new LogLines(lines);
    daemon.tell(
        "read the log of " + service,
        docker -> {
          var command =
              docker
                  .logContainerCmd(container.id())
                  .withStdOut(true)
                  .withStdErr(true)
                  .withFollowStream(query.follow());
          var replies = new Replies<Frame>(whole::take);
          if (query.lastLines() == LogQuery.ALL) {
            command.withTailAll().exec(replies);
          } else {
            command.withTail(query.lastLines()).exec(replies);
          }
          replies.await();
        });
    whole.end();
  }

  @Override
  public int exec(String service, Inside command, Consumer<String> lines)
      throws InterruptedException {
    return new ContainerCommand(daemon, service, command).run(alive(service), lines);
  }

  @Override
  public void replace(ServiceSpec spec, Duration grace) throws IOException, InterruptedException {
    var old = known(spec.name());
    var ran = old.state().isAlive();
    image(spec);
    try (var rollback = new Rollback(problems)) {
      if (ran) {
        rollback.onFailure(
            "the end of " + spec.name(),
            () -> containers.start(old, new StartWords(spec.name(), old.image())));
        containers.stop(old, grace);
      }
      rollback.onFailure(
          "the new name of " + spec.name(),
          () -> containers.rename(old, names.container(spec.name())));
      containers.rename(old, names.outgoing(spec.name()));
      var id = make(spec, rollback);
      if (ran) {
        var container = made(spec, id);
        files.copyChanged(spec, container);
        containers.start(container, new StartWords(spec.name(), container.image()));
      }
      rollback.commit();
    }
    containers.remove(old);
  }

  /// Copies what was copied into containers back to where it came from, where that is gone.
  public void restoreFiles() throws IOException, InterruptedException {
    for (var service : list()) {
      files.restore(service.spec(), known(service.name()));
    }
  }

  @Override
  public void refreshFiles(String service) throws IOException, InterruptedException {
    var container = known(service);
    files.copyChanged(specOf(service, container), container);
  }

  @Override
  public void dispose() throws IOException, InterruptedException {
    enclaves.remove(enclave.name());
  }

  @Override
  public void close() {
    daemon.close();
  }

  /// The container of this name, if it belongs to this enclave.
  private Optional<ContainerView> ours(String name) throws InterruptedException {
    return containers
        .find(name)
        .filter(c -> Labels.value(c.labels(), Labels.ENCLAVE).equals(Optional.of(enclave.name())));
  }

  private ContainerView known(String service) throws InterruptedException {
    return ours(names.container(service)).orElseThrow(() -> unknown(service));
  }

  private static LaunchFailure unknown(String service) {
    return new LaunchFailure(ExitCode.USAGE, "no service '" + service + "' here", "");
  }

  private ContainerView alive(String service) throws InterruptedException {
    var container = known(service);
    if (!container.state().isAlive()) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "service '" + service + "' does not run",
          "start it with `leannet service start`");
    }
    return container;
  }

  private static ServiceSpec specOf(String service, ContainerView container) {
    return container
        .spec()
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.USAGE,
                "another version of leannet made service '" + service + "'",
                "remove it with that one"));
  }
}
