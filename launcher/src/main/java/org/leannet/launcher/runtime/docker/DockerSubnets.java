package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.launcher.config.Subnet;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.resolve.SubnetFinder;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.network.HostNetworks;
import org.leannet.launcher.runtime.docker.network.SubnetChoice;
import org.leannet.launcher.runtime.docker.network.UsedNetwork;

/// Finds subnets that neither Docker nor, when the daemon is on this machine, the machine uses.
public final class DockerSubnets implements SubnetFinder {
  private final Daemon daemon;

  /// Those of this daemon.
  public DockerSubnets(Daemon daemon) {
    this.daemon = daemon;
  }

  @Override
  public Subnet find(int members) {
    try {
      return free(members);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchFailure(ExitCode.INTERRUPTED, "interrupted", "", e);
    }
  }

  /// A free one with room for so many members.
  Subnet free(int members) throws IOException, InterruptedException {
    return SubnetChoice.choose(members, used())
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.USAGE,
                "no subnet is free for %d members".formatted(members),
                "remove unused networks with `docker network prune`, or set `network.subnet`"));
  }

  /// Fails when the subnet overlaps a network that exists.
  void check(Subnet subnet) throws IOException, InterruptedException {
    var clash = SubnetChoice.clash(subnet, used());
    if (clash.isPresent()) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "the subnet %s overlaps %s (%s)"
              .formatted(subnet, clash.get().owner(), clash.get().text()),
          "set `network.subnet` to a free one, or leave it out");
    }
  }

  private List<UsedNetwork> used() throws IOException, InterruptedException {
    var used = new ArrayList<UsedNetwork>();
    for (var network : daemon.call("list networks", docker -> docker.listNetworksCmd().exec())) {
      for (var subnet : subnets(network)) {
        used.add(new UsedNetwork("the Docker network '%s'".formatted(network.getName()), subnet));
      }
    }
    if (daemon.endpoint().isLocal()) {
      used.addAll(HostNetworks.read());
    }
    return used;
  }

  private static List<String> subnets(Network network) {
    return Optional.ofNullable(network.getIpam())
        .flatMap(ipam -> Optional.ofNullable(ipam.getConfig()))
        .orElse(List.of())
        .stream()
        .flatMap(config -> Optional.ofNullable(config.getSubnet()).stream())
        .toList();
  }
}
