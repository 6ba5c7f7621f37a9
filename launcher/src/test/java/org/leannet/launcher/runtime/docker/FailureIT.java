package org.leannet.launcher.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leannet.launcher.config.Subnet;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.ContainerMount;
import org.leannet.launcher.runtime.ContainerSettings;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.FileMount;
import org.leannet.launcher.runtime.Rollback;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.docker.daemon.Daemon;

/// Whatever step fails, nothing with our label is left, and the words say what happened.
class FailureIT {
  private static final int MORE_THAN_ALL_REQUESTS = 60;

  @TempDir private Path folder;

  private ServiceSpec spec() throws IOException {
    var file = Files.writeString(folder.resolve("config.yaml"), "A: 1\n");
    return ServiceSpec.of(
            "alpha",
            new Executable.Image(
                TestDaemon.BASE, List.of("/bin/sh", "-c"), List.of("exec sleep 60")))
        .withFiles(List.of(new FileMount(file, "/config/config.yaml")))
        .withContainer(
            ContainerSettings.DEFAULT.withMounts(List.of(new ContainerMount.Data("/data"))));
  }

  /// What a launch does, with one service: all of it, or nothing.
  private static void launch(Runtime runtime, ServiceSpec spec, List<String> problems)
      throws Exception {
    try (var rollback = new Rollback(problems::add)) {
      runtime.prepare();
      rollback.onFailure("the enclave", runtime::dispose);
      runtime.create(spec);
      runtime.start(spec.name());
      rollback.commit();
    }
  }

  /// The transport that breaks, for the first request after the connection was made.
  private static Daemon breaking(
      AtomicReference<Optional<BrokenTransport>> broken,
      int request,
      BrokenTransport.Moment moment,
      boolean forGood)
      throws InterruptedException {
    return TestDaemon.open(whole -> {
      var transport = new BrokenTransport(whole, request + 1, moment, forGood);
      broken.set(Optional.of(transport));
      return transport.transport();
    });
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_at_any_request_leaves_nothing_behind(BrokenTransport.Moment moment)
      throws Exception {
    var broken = new AtomicReference<>(Optional.<BrokenTransport>empty());
    try (var healthy = TestDaemon.open()) {
      var failures = 0;
      for (var request = 1; request < MORE_THAN_ALL_REQUESTS; request++) {
        var enclave = TestDaemon.enclaveName();
        var problems = new ArrayList<String>();
        try (var runtime =
            new DockerRuntime(
                breaking(broken, request, moment, false),
                DockerEnclave.existing(enclave),
                problems::add)) {
          try {
            launch(runtime, spec(), problems);
            new DockerEnclaves(healthy).remove(enclave);
            assertThat(broken.get().orElseThrow().broke()).isFalse();
            assertThat(failures).isGreaterThan(10);
            return;
          } catch (LaunchFailure e) {
            failures++;
            assertThat(e.exitCode()).isEqualTo(ExitCode.DOCKER_UNREACHABLE);
            assertThat(e.problem())
                .contains("does not answer any more: Connection reset")
                .startsWith("cannot ");
          }
        }
        assertThat(problems).as("request " + request).isEmpty();
        TestDaemon.assertNothingIsLeft(healthy, enclave);
      }
    }
    throw new AssertionError("no launch went through");
  }

  @Test
  void a_daemon_that_is_gone_is_told_of_and_the_rest_is_found_later() throws Exception {
    var broken = new AtomicReference<>(Optional.<BrokenTransport>empty());
    var enclave = TestDaemon.enclaveName();
    var problems = new ArrayList<String>();
    try (var healthy = TestDaemon.open()) {
      try (var runtime =
          new DockerRuntime(
              breaking(broken, 9, BrokenTransport.Moment.AFTER, true),
              DockerEnclave.existing(enclave),
              problems::add)) {
        assertThatThrownBy(() -> launch(runtime, spec(), problems))
            .isInstanceOfSatisfying(
                LaunchFailure.class,
                f -> assertThat(f.exitCode()).isEqualTo(ExitCode.DOCKER_UNREACHABLE))
            .hasMessageContaining(TestDaemon.endpoint().toString());
      }
      assertThat(problems).anyMatch(problem -> problem.startsWith("could not undo the enclave: "));

      var enclaves = new DockerEnclaves(healthy);
      assertThat(enclaves.find()).anyMatch(found -> found.name().equals(enclave));
      enclaves.remove(enclave);
      TestDaemon.assertNothingIsLeft(healthy, enclave);
    }
  }

  @Test
  void an_image_that_is_not_here_is_named() throws Exception {
    var problems = new ArrayList<String>();
    try (var daemon = TestDaemon.open()) {
      var enclave = TestDaemon.enclaveName();
      var runtime = new DockerRuntime(daemon, DockerEnclave.existing(enclave), problems::add);

      assertThatThrownBy(() ->
              launch(
                  runtime,
                  spec()
                      .withExecutable(
                          new Executable.Image("leannet-test/none:x", List.of(), List.of())),
                  problems))
          .isInstanceOfSatisfying(
              LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.IMAGE))
          .hasMessage("the image of alpha is not here: leannet-test/none:x");
      TestDaemon.assertNothingIsLeft(daemon, enclave);
    }
  }

  @Test
  void an_enclave_of_the_same_name_is_left_alone() throws Exception {
    var enclave = TestDaemon.enclaveName();
    try (var daemon = TestDaemon.open();
        var second = TestDaemon.open()) {
      var first = new DockerRuntime(daemon, DockerEnclave.existing(enclave), _ -> {});
      first.prepare();
      first.create(spec());

      var others =
          new DockerEnclave(
              enclave, Optional.empty(), "", "/home/b", DockerEnclave.LOOPBACK, Instant.EPOCH);
      assertThatThrownBy(() -> new DockerRuntime(second, others, _ -> {}).prepare())
          .isInstanceOfSatisfying(
              LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.USAGE))
          .hasMessage("Docker has an enclave '%s' already".formatted(enclave));
      assertThat(first.list()).hasSize(1);
      first.dispose();
    }
  }

  @Test
  void a_subnet_that_is_in_use_is_refused_with_its_user() throws Exception {
    try (var daemon = TestDaemon.open()) {
      var enclave = TestDaemon.enclaveName();
      var first = new DockerRuntime(daemon, DockerEnclave.existing(enclave), _ -> {});
      first.prepare();
      try {
        var subnet = TestEnclave.subnet(daemon, enclave);
        var inside = new Subnet(subnet.base(), subnet.prefix() + 1);
        assertThatThrownBy(() -> runtimeIn(daemon, inside).prepare())
            .isInstanceOfSatisfying(
                LaunchFailure.class,
                f -> {
                  assertThat(f.exitCode()).isEqualTo(ExitCode.USAGE);
                  assertThat(f.advice()).contains("network.subnet");
                })
            .hasMessageMatching(
                "the subnet \\S+ overlaps the Docker network 'leannet_test-\\w+' \\(\\S+\\)");
      } finally {
        first.dispose();
      }
    }
  }

  private static DockerRuntime runtimeIn(Daemon daemon, Subnet subnet) {
    return new DockerRuntime(
        daemon,
        new DockerEnclave(
            TestDaemon.enclaveName(),
            Optional.of(subnet),
            "",
            "",
            DockerEnclave.LOOPBACK,
            Instant.EPOCH),
        _ -> {});
  }

  @Test
  void a_container_of_others_on_our_network_does_not_keep_it() throws Exception {
    var enclave = TestDaemon.enclaveName();
    var guests = TestDaemon.enclaveName();
    try (var daemon = TestDaemon.open()) {
      var host = new DockerRuntime(daemon, DockerEnclave.existing(enclave), _ -> {});
      var guest = new DockerRuntime(daemon, DockerEnclave.existing(guests), _ -> {});
      host.prepare();
      guest.prepare();
      guest.create(spec());
      guest.start("alpha");
      var container = guest.status("alpha").handle().replace("container ", "");
      daemon.tell(
          "connect",
          docker ->
              docker
                  .connectToNetworkCmd()
                  .withNetworkId("leannet_" + enclave)
                  .withContainerId(container)
                  .exec());

      host.dispose();

      TestDaemon.assertNothingIsLeft(daemon, enclave);
      assertThat(guest.status("alpha").state()).isEqualTo(ServiceState.RUNNING);
      guest.stop("alpha", Duration.ZERO);
      guest.dispose();
      TestDaemon.assertNothingIsLeft(daemon, guests);
    }
  }
}
