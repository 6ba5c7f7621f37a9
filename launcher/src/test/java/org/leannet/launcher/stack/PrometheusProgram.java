package org.leannet.launcher.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.leannet.launcher.Prerequisite;

/// The machine's own Prometheus.
public final class PrometheusProgram {
  private PrometheusProgram() {}

  /// Where it is. Without one a test is skipped, loudly; where `CI` is `true` it fails.
  public static Path require() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "prometheus"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> Prerequisite.missing("no prometheus on the PATH, so no query was tried"));
  }
}
