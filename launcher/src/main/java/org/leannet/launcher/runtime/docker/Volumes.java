package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.runtime.docker.daemon.Daemon;

/// The volumes of a daemon.
final class Volumes {
  private final Daemon daemon;

  Volumes(Daemon daemon) {
    this.daemon = daemon;
  }

  /// The names of all volumes that carry all of these labels.
  List<String> labelled(String... labels) throws InterruptedException {
    var answer =
        daemon.call(
            "list volumes",
            docker -> docker.listVolumesCmd().withFilter("label", List.of(labels)).exec());
    return Optional.ofNullable(answer.getVolumes()).orElse(List.of()).stream()
        .map(InspectVolumeResponse::getName)
        .toList();
  }

  /// The labels of a volume; none when it is gone.
  Map<String, String> labels(String name) throws InterruptedException {
    return daemon.call(
        "look at the volume " + name,
        docker -> {
          try {
            var labels = docker.inspectVolumeCmd(name).exec().getLabels();
            return Optional.ofNullable(labels).orElse(Map.of());
          } catch (NotFoundException e) {
            return Map.of();
          }
        });
  }

  void remove(String name) throws InterruptedException {
    daemon.tell(
        "remove the volume " + name,
        docker -> {
          try {
            docker.removeVolumeCmd(name).exec();
          } catch (NotFoundException e) {
            // Somebody else was faster.
          }
        });
  }
}
