package org.leannet.launcher.runtime.docker.image;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.docker.archive.Owner;
import org.leannet.launcher.runtime.docker.archive.TarEntry;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.label.Labels;

/// An image with nothing in it, for containers that see this machine's own files instead: how a
/// local program takes part in a network of containers.
public final class MachineImage {
  /// What it is called. It never changes, so it is built once.
  public static final String REFERENCE = "leannet/machine:1";

  private final Daemon daemon;
  private final Images images;

  public MachineImage(Daemon daemon, Images images) {
    this.daemon = daemon;
    this.images = images;
  }

  /// The image, built if need be. Fails where containers cannot see this machine's files.
  ///
  /// @param service who is to run a local program, for the message
  public String provide(String service) throws IOException, InterruptedException {
    if (!daemon.endpoint().isLocal()) {
      throw new LaunchFailure(
          ExitCode.UNSUPPORTED,
          "%s is a program of this machine, and the Docker daemon at %s is on another"
              .formatted(service, daemon.endpoint()),
          "name an image instead, or use a daemon of this machine");
    }
    if (images.find(REFERENCE).isEmpty()) {
      var context =
          List.<TarEntry>of(
              new TarEntry.Text("Dockerfile", 0644, Owner.ROOT, "FROM scratch\nCOPY tmp /tmp\n"),
              new TarEntry.Folder("tmp", 0755, Owner.ROOT),
              new TarEntry.Text(
                  "tmp/.leannet", 0644, Owner.ROOT, "a place for a local program's own files\n"));
      new ImageBuild(REFERENCE, Map.of(Labels.NODE_IMAGE, REFERENCE), context).run(daemon);
    }
    return REFERENCE;
  }
}
