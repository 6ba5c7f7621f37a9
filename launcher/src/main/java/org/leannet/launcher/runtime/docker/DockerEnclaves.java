package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.leannet.launcher.config.Subnet;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Concurrently;
import org.leannet.launcher.runtime.ServiceStatus;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.label.Labels;

/// All enclaves of a daemon, found by label and by nothing else.
public final class DockerEnclaves {
  /// The daemon does such things one after another anyway; a few at once keep it busy.
  static final int AT_ONCE = 8;

  /// A container that is going away holds on to its network and volumes for a moment.
  private static final int REMOVAL_ATTEMPTS = 20;

  private static final long REMOVAL_PAUSE_MILLIS = 250;

  private final Daemon daemon;
  private final Containers containers;
  private final Volumes volumes;

  /// Those of this daemon.
  public DockerEnclaves(Daemon daemon) {
    this.daemon = daemon;
    this.containers = new Containers(daemon);
    this.volumes = new Volumes(daemon);
  }

  /// What of an enclave there is.
  private record Objects(
      List<ContainerView> containers, List<Network> networks, List<String> volumes) {
    boolean isEmpty() {
      return containers.isEmpty() && networks.isEmpty() && volumes.isEmpty();
    }

    List<String> names() {
      var names = new ArrayList<String>();
      containers.forEach(c -> names.add("container " + c.name()));
      networks.forEach(n -> names.add("network " + n.getName()));
      volumes.forEach(v -> names.add("volume " + v));
      return names;
    }
  }

  /// Every enclave there is something of, by name.
  public List<FoundEnclave> find() throws InterruptedException {
    var found = new ArrayList<FoundEnclave>();
    for (var name : names()) {
      found.add(read(name));
    }
    return found;
  }

  private List<String> enclavesOfVolumes() throws InterruptedException {
    var found = new ArrayList<String>();
    for (var volume : volumes.labelled(Labels.ENCLAVE)) {
      Labels.value(volumes.labels(volume), Labels.ENCLAVE).ifPresent(found::add);
    }
    return found;
  }

  /// Whether there is anything of this enclave.
  boolean exists(String enclave) throws InterruptedException {
    return !objects(enclave).isEmpty();
  }

  private Objects objects(String enclave) throws InterruptedException {
    var label = Labels.ENCLAVE + "=" + enclave;
    return new Objects(
        containers.labelled(label),
        EnclaveNetwork.labelled(daemon, label),
        volumes.labelled(label));
  }

  /// The services of one enclave, by name.
  List<ServiceStatus> services(String enclave) throws InterruptedException {
    var names = new Names(enclave);
    return containers.labelled(Labels.ENCLAVE + "=" + enclave).stream()
        .flatMap(container -> status(names, container).stream())
        .sorted(Comparator.comparing(ServiceStatus::name))
        .toList();
  }

  private Optional<ServiceStatus> status(Names names, ContainerView container) {
    return container
        .spec()
        .filter(spec -> container.name().equals(names.container(spec.name())))
        .map(spec -> container.status(spec, publishedAt()));
  }

  /// The address of the machine that ports are published on, seen from here.
  String publishedAt() {
    return daemon.endpoint().isLocal()
        ? DockerEnclave.LOOPBACK
        : daemon.endpoint().host().getHost();
  }

  /// The names of all there are.
  public Set<String> names() throws InterruptedException {
    var names = new TreeSet<String>();
    for (var container : containers.listed(Labels.ENCLAVE)) {
      Labels.value(container, Labels.ENCLAVE).ifPresent(names::add);
    }
    for (var network : EnclaveNetwork.labelled(daemon, Labels.ENCLAVE)) {
      Labels.value(labels(network), Labels.ENCLAVE).ifPresent(names::add);
    }
    names.addAll(enclavesOfVolumes());
    return names;
  }

  /// The enclave of this name, if there is anything of it.
  public Optional<FoundEnclave> find(String enclave) throws InterruptedException {
    return exists(enclave) ? Optional.of(read(enclave)) : Optional.empty();
  }

  private FoundEnclave read(String enclave) throws InterruptedException {
    var all = objects(enclave);
    var names = new Names(enclave);
    var network = all.networks().stream().findFirst();
    return new FoundEnclave(
        enclave,
        network
            .flatMap(n -> Labels.value(labels(n), Labels.CREATED))
            .flatMap(DockerEnclaves::instant),
        network.flatMap(DockerEnclaves::subnet),
        network.flatMap(n -> Labels.plan(labels(n))),
        network.flatMap(n -> Labels.value(labels(n), Labels.FOLDER)),
        services(enclave),
        all.containers().stream()
            .filter(container -> status(names, container).isEmpty())
            .map(container -> "container " + container.name())
            .toList());
  }

  private static Map<String, String> labels(Network network) {
    return Optional.ofNullable(network.getLabels()).orElse(Map.of());
  }

  private static Optional<Subnet> subnet(Network network) {
    return network.getIpam().getConfig().stream()
        .findFirst()
        .flatMap(config -> Subnet.parse(String.valueOf(config.getSubnet())));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// Removes all there is of the enclave: containers, then its network, then volumes; and again,
  /// until the daemon has nothing of it any more.
  public void remove(String enclave) throws IOException, InterruptedException {
    Optional<LaunchFailure> last = Optional.empty();
    for (var attempt = 0; attempt < REMOVAL_ATTEMPTS; attempt++) {
      var left = objects(enclave);
      if (left.isEmpty()) {
        return;
      }
      try {
        removeOnce(left, attempt > 0);
      } catch (LaunchFailure e) {
        if (e.exitCode() == ExitCode.DOCKER_UNREACHABLE) {
          throw e;
        }
        last = Optional.of(e);
        Thread.sleep(REMOVAL_PAUSE_MILLIS);
      }
    }
    var left = objects(enclave);
    if (!left.isEmpty()) {
      throw new LaunchFailure(
          ExitCode.NOT_READY,
          "cannot remove all of enclave '%s'; left are: %s"
              .formatted(enclave, String.join(", ", left.names())),
          last.map(LaunchFailure::problem).orElse(""));
    }
  }

  private void removeOnce(Objects objects, boolean disconnectOthers)
      throws IOException, InterruptedException {
    Concurrently.each(objects.containers(), AT_ONCE, containers::remove);
    for (var network : objects.networks()) {
      if (disconnectOthers) {
        disconnectOthers(network);
      }
      EnclaveNetwork.remove(daemon, network);
    }
    for (var volume : objects.volumes()) {
      volumes.remove(volume);
    }
  }

  /// Containers of others that were connected to the enclave's network by hand would keep it alive.
  private void disconnectOthers(Network network) throws InterruptedException {
    var whole =
        daemon.call(
            "look at the network " + network.getName(),
            docker -> docker.inspectNetworkCmd().withNetworkId(network.getId()).exec());
    for (var member : EnclaveNetwork.members(whole)) {
      daemon.tell(
          "disconnect a container from " + network.getName(),
          docker ->
              docker
                  .disconnectFromNetworkCmd()
                  .withNetworkId(network.getId())
                  .withContainerId(member)
                  .withForce(true)
                  .exec());
    }
  }
}
