package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leannet.launcher.config.Subnet;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.DaemonWords;
import org.leannet.launcher.runtime.docker.label.Labels;

/// The one network of an enclave.
final class EnclaveNetwork {
  private static final int SMALLEST_RANGE = 30;

  /// For a network whose size nobody said: the first common one.
  private static final int USUAL_MEMBERS = 200;

  private final Daemon daemon;
  private final DockerEnclave enclave;
  private final Names names;

  EnclaveNetwork(Daemon daemon, DockerEnclave enclave) {
    this.daemon = daemon;
    this.enclave = enclave;
    this.names = new Names(enclave.name());
  }

  /// Makes it. Fails when its subnet is in use, or the enclave's name.
  void create() throws IOException, InterruptedException {
    var subnets = new DockerSubnets(daemon);
    if (enclave.subnet().isPresent()) {
      subnets.check(enclave.subnet().get());
      create(enclave.subnet().get());
      return;
    }
    var subnet = subnets.free(USUAL_MEMBERS);
    while (true) {
      try {
        create(subnet);
        return;
      } catch (LaunchFailure e) {
        if (e.exitCode() != ExitCode.USAGE) {
          throw e;
        }
        // Others were faster, if it is not free any more; else that is not the reason.
        var other = subnets.free(USUAL_MEMBERS);
        if (other.equals(subnet)) {
          throw e;
        }
        subnet = other;
      }
    }
  }

  /// Whether it was made before. That of another enclave of this name does not count.
  boolean isThere() throws InterruptedException {
    return !ours().isEmpty();
  }

  /// Removes what an attempt to make it may have left.
  void removeOurs() throws InterruptedException {
    for (var network : ours()) {
      remove(daemon, network);
    }
  }

  private List<Network> ours() throws InterruptedException {
    var labels = labels();
    return labelled(daemon, Labels.ENCLAVE + "=" + enclave.name()).stream()
        .filter(network -> labels.equals(network.getLabels()))
        .toList();
  }

  private void create(Subnet subnet) throws InterruptedException {
    daemon.tell(
        "create the network of enclave '" + enclave.name() + "'",
        docker ->
            docker
                .createNetworkCmd()
                .withName(names.network())
                .withDriver("bridge")
                .withCheckDuplicate(true)
                .withIpam(new Network.Ipam().withConfig(addresses(subnet)))
                .withLabels(labels())
                .exec(),
        answer -> cannotCreate(subnet, answer));
  }

  private Map<String, String> labels() {
    var labels = Labels.ofNetwork(enclave.name(), enclave.createdAt().toString(), enclave.plan());
    if (!enclave.folder().isEmpty()) {
      labels.put(Labels.FOLDER, enclave.folder());
    }
    return labels;
  }

  /// Addresses that Docker gives away itself come from the upper half, so that it never gives away
  /// one that a node was promised.
  private static Network.Ipam.Config addresses(Subnet subnet) {
    var config =
        new Network.Ipam.Config().withSubnet(subnet.toString()).withGateway(subnet.gateway());
    if (subnet.prefix() < SMALLEST_RANGE) {
      var half = 1 << (31 - subnet.prefix());
      config.withIpRange(new Subnet(subnet.base() + half, subnet.prefix() + 1).toString());
    }
    return config;
  }

  private Optional<LaunchFailure> cannotCreate(Subnet subnet, DockerException answer) {
    var message = DaemonWords.message(answer);
    if (message.contains("already exists")) {
      return Optional.of(
          new LaunchFailure(
              ExitCode.USAGE,
              "Docker has a network '%s' already".formatted(names.network()),
              "choose another name with --enclave, or remove it with `docker network rm %s`"
                  .formatted(names.network()),
              answer));
    }
    if (message.contains("overlaps")) {
      return Optional.of(
          new LaunchFailure(
              ExitCode.USAGE,
              "the subnet %s overlaps another network of Docker".formatted(subnet),
              "set `network.subnet` to a free one, or leave it out",
              answer));
    }
    return Optional.empty();
  }

  /// All networks that carry this label (`key`, or `key=value`).
  static List<Network> labelled(Daemon daemon, String label) throws InterruptedException {
    return daemon.call(
        "list networks",
        docker -> docker.listNetworksCmd().withFilter("label", List.of(label)).exec());
  }

  /// Removes a network; harmless when it is gone.
  static void remove(Daemon daemon, Network network) throws InterruptedException {
    daemon.tell(
        "remove the network " + network.getName(),
        docker -> {
          try {
            docker.removeNetworkCmd(network.getId()).exec();
          } catch (NotFoundException e) {
            // Somebody else was faster.
          }
        });
  }

  /// Whom it still has: containers of others that were connected to it by hand keep a network from
  /// being removed.
  static Set<String> members(Network network) {
    return Optional.ofNullable(network.getContainers()).map(Map::keySet).orElse(Set.of());
  }
}
