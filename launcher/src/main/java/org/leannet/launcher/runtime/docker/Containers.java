package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.DaemonWords;

/// The containers of a daemon: found by label, told to start and to end.
final class Containers {
  private final Daemon daemon;

  Containers(Daemon daemon) {
    this.daemon = daemon;
  }

  /// The container of this name or id, if there is one.
  Optional<ContainerView> find(String container) throws InterruptedException {
    return daemon.call(
        "look at the container " + container,
        docker -> {
          try {
            return Optional.of(new ContainerView(docker.inspectContainerCmd(container).exec()));
          } catch (NotFoundException e) {
            return Optional.<ContainerView>empty();
          }
        });
  }

  /// All containers that carry all of these labels (`key`, or `key=value`).
  List<ContainerView> labelled(String... labels) throws InterruptedException {
    var listed =
        daemon.call(
            "list containers",
            docker ->
                docker
                    .listContainersCmd()
                    .withShowAll(true)
                    .withLabelFilter(List.of(labels))
                    .exec());
    var found = new ArrayList<ContainerView>();
    for (var id : listed.stream().map(Container::getId).toList()) {
      // One that was removed in between is no longer of interest.
      find(id).ifPresent(found::add);
    }
    return found;
  }

  /// The labels of all containers that carry this one; of each, nothing else is asked.
  List<Map<String, String>> listed(String label) throws InterruptedException {
    return daemon
        .call(
            "list containers",
            docker ->
                docker.listContainersCmd().withShowAll(true).withLabelFilter(List.of(label)).exec())
        .stream()
        .map(container -> Optional.ofNullable(container.getLabels()).orElse(Map.of()))
        .toList();
  }

  void start(ContainerView container, StartWords words) throws InterruptedException {
    daemon.tell(
        "start " + words.service(),
        docker -> {
          try {
            docker.startContainerCmd(container.id()).exec();
          } catch (NotModifiedException e) {
            // It runs already.
          }
        },
        words::ofStart);
  }

  /// Ends it in whole seconds, which is all the daemon counts in; a paused one first goes on.
  void stop(ContainerView container, Duration grace) throws InterruptedException {
    if (!grace.isPositive()) {
      kill(container);
      return;
    }
    if (container.state() == ServiceState.PAUSED) {
      unpause(container);
    }
    var seconds = (int) grace.plusMillis(999).toSeconds();
    daemon.tell(
        "stop " + container.name(),
        docker -> {
          try {
            docker.stopContainerCmd(container.id()).withTimeout(seconds).exec();
          } catch (NotModifiedException e) {
            // It has ended already.
          }
        });
  }

  void kill(ContainerView container) throws InterruptedException {
    daemon.tell(
        "kill " + container.name(),
        docker -> unless("is not running", docker.killContainerCmd(container.id())::exec));
  }

  void pause(ContainerView container) throws InterruptedException {
    daemon.tell(
        "pause " + container.name(),
        docker -> unless("is already paused", docker.pauseContainerCmd(container.id())::exec));
  }

  void unpause(ContainerView container) throws InterruptedException {
    daemon.tell(
        "unpause " + container.name(),
        docker -> unless("is not paused", docker.unpauseContainerCmd(container.id())::exec));
  }

  void rename(ContainerView container, String name) throws InterruptedException {
    daemon.tell(
        "rename " + container.name(),
        docker -> docker.renameContainerCmd(container.id()).withName(name).exec());
  }

  /// Removes it, running or not, with the volumes its image made for it.
  void remove(ContainerView container) throws InterruptedException {
    daemon.tell(
        "remove " + container.name(),
        docker -> {
          try {
            docker
                .removeContainerCmd(container.id())
                .withForce(true)
                .withRemoveVolumes(true)
                .exec();
          } catch (NotFoundException e) {
            // Somebody else was faster.
          } catch (ConflictException e) {
            if (!DaemonWords.message(e).contains("already in progress")) {
              throw e;
            }
          }
        });
  }

  /// Does it unless the daemon says that it is so already; older ones answer 500 to that, newer
  /// ones 409.
  private static void unless(String alreadySo, Runnable order) {
    try {
      order.run();
    } catch (DockerException e) {
      if (!DaemonWords.message(e).contains(alreadySo)) {
        throw e;
      }
    }
  }
}
