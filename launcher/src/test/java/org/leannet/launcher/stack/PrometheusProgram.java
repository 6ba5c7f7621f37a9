package org.leannet.launcher.stack;

import java.nio.file.Path;
import java.util.List;
import org.leannet.launcher.Prerequisite;

/// The machine's own Prometheus.
public final class PrometheusProgram {
  private PrometheusProgram() {}

  /// Where it is. Without one a test is skipped, loudly; where `CI` is `true` it fails.
  public static Path require() {
    return ProgramPath.of(System.getenv().getOrDefault("PATH", ""))
        .find(List.of("prometheus"))
        .orElseThrow(
            () -> Prerequisite.missing("no prometheus on the PATH, so no query was tried"));
  }
}
