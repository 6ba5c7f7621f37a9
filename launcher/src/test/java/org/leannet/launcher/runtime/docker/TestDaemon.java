package org.leannet.launcher.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.transport.DockerHttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.leannet.launcher.Prerequisite;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.docker.daemon.Daemon;
import org.leannet.launcher.runtime.docker.daemon.DockerEndpoint;
import org.leannet.launcher.runtime.docker.daemon.EndpointSearch;

/// The Docker daemon of the machine that runs the tests. Without one a test is skipped, loudly;
/// where `CI` is `true` it fails.
public final class TestDaemon {
  /// A Debian with a Java runtime, made by `.ci/prepare`.
  public static final String BASE = "leannet-test/base:trixie";

  private TestDaemon() {}

  /// Where it is.
  public static DockerEndpoint endpoint() {
    return new EndpointSearch(System.getenv(), Path.of(System.getProperty("user.home"))).find();
  }

  /// A connection to it.
  public static Daemon open() throws InterruptedException {
    return open(UnaryOperator.identity());
  }

  /// A connection to it through what `wrap` makes of the transport.
  public static Daemon open(UnaryOperator<DockerHttpClient> wrap) throws InterruptedException {
    try {
      return Daemon.open(endpoint(), wrap);
    } catch (LaunchFailure e) {
      throw Prerequisite.missing("no containers for tests: " + e.problem());
    }
  }

  /// A name that no other run of the tests uses.
  public static String enclaveName() {
    return "test-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
  }

  /// What the daemon still has of an enclave, asked for without the code under test.
  public static List<String> leftovers(Daemon daemon, String enclave) throws InterruptedException {
    var label = List.of("org.leannet.enclave=" + enclave);
    return daemon.call(
        "list what is left",
        docker -> {
          var left = new ArrayList<String>();
          docker
              .listContainersCmd()
              .withShowAll(true)
              .withFilter("label", label)
              .exec()
              .forEach(c -> left.add("container " + c.getId()));
          docker
              .listNetworksCmd()
              .withFilter("label", label)
              .exec()
              .forEach(n -> left.add("network " + n.getName()));
          docker
              .listVolumesCmd()
              .withFilter("label", label)
              .exec()
              .getVolumes()
              .forEach(v -> left.add("volume " + v.getName()));
          return left;
        });
  }

  /// Fails when the daemon still has anything of an enclave.
  public static void assertNothingIsLeft(Daemon daemon, String enclave)
      throws InterruptedException {
    assertThat(leftovers(daemon, enclave)).isEmpty();
  }
}
