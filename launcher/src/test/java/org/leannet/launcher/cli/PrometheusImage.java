package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.runtime.docker.archive.Owner;
import org.leannet.launcher.runtime.docker.archive.TarEntry;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.image.ImageBuild;
import org.leannet.launcher.stack.PrometheusProgram;

/// The machine's own Prometheus in an image, in the shape of the published one.
final class PrometheusImage {
  private static final String REFERENCE = "leannet-test/prometheus:1";

  private PrometheusImage() {}

  /// Builds it, and gives its name.
  static String build(Daemon daemon) throws IOException, InterruptedException {
    var program = PrometheusProgram.require();
    var dockerfile =
        """
        FROM %s
        COPY prometheus /bin/prometheus
        ENTRYPOINT ["/bin/prometheus"]
        """
            .formatted(TestDaemon.BASE);
    var context =
        List.<TarEntry>of(
            new TarEntry.Text("Dockerfile", 0644, Owner.ROOT, dockerfile),
            new TarEntry.Copy("prometheus", 0755, Owner.ROOT, program, Files.size(program)));
    new ImageBuild(REFERENCE, Map.of(), context).run(daemon);
    return REFERENCE;
  }
}
