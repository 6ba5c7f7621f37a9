package org.leannet.launcher.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.leannet.launcher.plan.SideService;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceStatus;

/// Keeps what Prometheus scrapes in step with the nodes there are. A node that is stopped, killed
/// or paused is still scraped, and so raises the alarm: the network lacks it. One that was removed
/// is no longer part of the network, and nobody misses it.
public final class Scraping {
  private final MetricsStack stack;
  private final Path directory;

  /// @param directory where the files of the metrics stack were written
  public Scraping(MetricsStack stack, Path directory) {
    this.stack = stack;
    this.directory = directory;
  }

  /// Tells Prometheus which nodes there are now, whether it runs or not. Without one, nothing is
  /// done.
  public void follow(Runtime runtime) throws IOException, InterruptedException {
    follow(runtime, List.of());
  }

  /// The same for nodes that are about to be removed: told before, it takes their end for no alarm.
  ///
  /// @param leaving the services of those nodes
  public void follow(Runtime runtime, List<String> leaving)
      throws IOException, InterruptedException {
    var prometheus = SideService.PROMETHEUS.word();
    var there = names(runtime);
    leaving.forEach(there::remove);
    if (there.contains(prometheus)) {
      stack.writeTargets(directory, there);
      runtime.refreshFiles(prometheus);
    }
  }

  private static Set<String> names(Runtime runtime) throws IOException, InterruptedException {
    return runtime.list().stream()
        .map(ServiceStatus::name)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
