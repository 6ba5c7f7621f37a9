package org.leannet.launcher.cli;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.launch.Publication;
import org.leannet.launcher.runtime.docker.image.PullPolicy;
import picocli.CommandLine.Option;

/// What only a network of containers is asked.
final class DockerOptions {
  @Option(
      names = {"--pull", "--image-download"},
      paramLabel = "WHEN",
      defaultValue = "missing",
      description = "when images are fetched: missing, always or never (default: missing)")
  private String pull = "";

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "where containers' ports are published; 0.0.0.0 shows them to all the world (default:"
              + " 127.0.0.1)")
  private String bind = "";

  @Option(
      names = "--publish-quic",
      description = "publish the nodes' peer ports too, for nodes outside of the network")
  private boolean publishQuic;

  /// Fails when a value is none; asked before anything is made.
  void check() {
    pullPolicy();
    publication();
  }

  PullPolicy pullPolicy() {
    return PullPolicy.byWord(pull)
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.USAGE,
                "--pull: '" + pull + "' is not known",
                "expected one of "
                    + Arrays.stream(PullPolicy.values())
                        .map(PullPolicy::word)
                        .collect(Collectors.joining(", "))));
  }

  Publication publication() {
    try {
      return new Publication(InetAddress.ofLiteral(bind).getHostAddress(), publishQuic);
    } catch (IllegalArgumentException e) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "--bind: '" + bind + "' is not an IP address",
          "expected 127.0.0.1, 0.0.0.0, or an address of the machine that runs Docker",
          e);
    }
  }
}
