package org.leannet.launcher.launch;

import java.time.Instant;
import java.util.function.Consumer;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.docker.image.Images;
import org.leannet.launcher.runtime.docker.image.NodeImage;

/// Images that were built here for networks of an earlier build: they outlive every enclave.
public final class OldImages {
  private final Runtimes runtimes;
  private final Consumer<String> news;

  /// @param news told why images are left as they are
  public OldImages(Runtimes runtimes, Consumer<String> news) {
    this.runtimes = runtimes;
    this.news = news;
  }

  /// Removes those that are of no use any more; does nothing where there is no Docker.
  public void remove(Instant now) throws InterruptedException {
    if (!runtimes.mayHaveDocker()) {
      return;
    }
    try (var daemon = runtimes.daemon()) {
      new NodeImage(daemon, new Images(daemon, runtimes.docker().config())).removeSuperseded(now);
    } catch (LaunchFailure e) {
      news.accept("images are left as they are: " + e.problem());
    }
  }
}
