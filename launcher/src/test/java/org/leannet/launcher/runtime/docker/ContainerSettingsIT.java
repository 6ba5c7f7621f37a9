package org.leannet.launcher.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.ContainerMount;
import org.leannet.launcher.runtime.ContainerSettings;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.FileMount;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ResourceLimits;
import org.leannet.launcher.runtime.ServiceState;

/// What is asked of a container reaches it, and what stands in its way is named.
class ContainerSettingsIT {
  @TempDir private Path folder;

  private TestEnclave enclave;

  @BeforeEach
  void open_the_enclave() throws Exception {
    enclave = TestEnclave.open(folder);
  }

  @AfterEach
  void remove_the_enclave() throws Exception {
    enclave.remove();
  }

  @Test
  void a_file_that_is_stamped_after_the_creation_arrives_too() throws Exception {
    enclave.runtime().create(enclave.script("cat /config/config.yaml"));
    enclave.stamp("GENESIS_TIME: 1800000000");

    enclave.runtime().start("client");

    Eventually.await("its output", () -> enclave.log().equals(List.of("GENESIS_TIME: 1800000000")));
  }

  @Test
  void data_outlives_stop_and_replacement_and_the_address_stays() throws Exception {
    var settings = ContainerSettings.DEFAULT.withMounts(List.of(new ContainerMount.Data("/data")));
    var script = "echo x >> /data/runs; wc -l < /data/runs; hostname -i; sleep 60";
    var spec = enclave.script("trap exit TERM; " + script).withContainer(settings);
    enclave.runtime().create(spec);
    enclave.runtime().start("client");
    var address = enclave.address();
    Eventually.await("the first run", () -> enclave.log().equals(List.of("1", address)));

    enclave.runtime().stop("client", Duration.ZERO);
    enclave.runtime().start("client");
    Eventually.await(
        "the second run", () -> enclave.log().equals(List.of("1", address, "2", address)));
    enclave
        .runtime()
        .replace(
            enclave
                .script("trap exit TERM; cat /data/runs; hostname -i; sleep 60")
                .withContainer(settings),
            Duration.ZERO);

    Eventually.await("the third run", () -> enclave.log().equals(List.of("x", "x", address)));
  }

  @Test
  void a_replacement_that_cannot_be_made_leaves_the_old_one_running() throws Exception {
    enclave.runtime().create(enclave.script("sleep 60"));
    enclave.runtime().start("client");

    assertThatThrownBy(() ->
            enclave
                .runtime()
                .replace(
                    enclave
                        .script("true")
                        .withExecutable(
                            new Executable.Image("leannet-test/none", List.of(), List.of())),
                    Duration.ZERO))
        .hasMessage("the image of client is not here: leannet-test/none");

    assertThat(enclave.runtime().status("client").state()).isEqualTo(ServiceState.RUNNING);
    assertThat(enclave.runtime().status("client").spec()).isEqualTo(enclave.script("sleep 60"));
    assertThat(enclave.runtime().list()).hasSize(1);
  }

  @Test
  void settings_and_limits_reach_the_container() throws Exception {
    var spec =
        enclave
            .script(
                "grep -w Seccomp /proc/self/status; ulimit -n; echo \"$GREETING\"; echo y > /host/y;"
                    + " hostname")
            .withEnvironment(Map.of("GREETING", "a=b c"))
            .withLimits(new ResourceLimits(250, 64))
            .withContainer(
                new ContainerSettings(
                    Optional.empty(),
                    Optional.of("SIGINT"),
                    Optional.of(Duration.ofSeconds(7)),
                    true,
                    4321,
                    List.of(new ContainerMount.Host(folder, "/host", false)),
                    Map.of()));

    assertThat(enclave.run(spec)).containsExactly("Seccomp:\t0", "4321", "a=b c", "client");
    assertThat(folder.resolve("y")).hasContent("y\n");
    var made = enclave.inspect();
    assertThat(made.getHostConfig().getNanoCPUs()).isEqualTo(250_000_000);
    assertThat(made.getHostConfig().getMemory()).isEqualTo(64L << 20);
    assertThat(made.getHostConfig().getMemorySwap()).isEqualTo(64L << 20);
    var config = Objects.requireNonNull(made.getRawValues().get("Config"));
    assertThat(config.toString()).contains("StopSignal=SIGINT", "StopTimeout=7");
    assertThat(made.getHostConfig().getLogConfig().getConfig())
        .isEqualTo(Map.of("max-size", "20m", "max-file", "5"));
  }

  @Test
  void a_service_without_limits_has_none() throws Exception {
    enclave.runtime().create(enclave.script("true"));

    var made = enclave.inspect();
    assertThat(made.getHostConfig().getNanoCPUs()).isZero();
    assertThat(made.getHostConfig().getMemory()).isZero();
  }

  @Test
  void a_stop_signal_of_its_own_is_used() throws Exception {
    var spec =
        enclave
            .script("trap 'echo interrupted; exit 5' INT; echo ready; while :; do sleep 0.1; done")
            .withContainer(
                new ContainerSettings(
                    Optional.empty(),
                    Optional.of("SIGINT"),
                    Optional.empty(),
                    false,
                    0,
                    List.of(),
                    Map.of()));
    enclave.runtime().create(spec);
    enclave.runtime().start("client");
    Eventually.await("it is ready", () -> enclave.log().contains("ready"));

    enclave.runtime().stop("client", Duration.ofSeconds(10));

    assertThat(enclave.log()).containsExactly("ready", "interrupted");
    assertThat(enclave.runtime().status("client").exitCode()).contains(5);
  }

  @Test
  void a_service_that_needs_too_much_memory_is_said_to() throws Exception {
    var spec = enclave.script("tail /dev/zero").withLimits(new ResourceLimits(0, 16));

    enclave.run(spec);

    assertThat(enclave.runtime().status("client").outOfMemory()).isTrue();
    assertThat(enclave.runtime().status("client").ending()).endsWith(", out of memory");
  }

  @Test
  void ports_listen_on_the_loopback_address_and_quic_is_not_published() throws Exception {
    enclave
        .runtime()
        .create(
            enclave
                .script("sleep 60")
                .withPorts(List.of(PortSpec.http("api", 5052), PortSpec.udp("quic", 9000))));
    enclave.runtime().start("client");

    var status = enclave.runtime().status("client");
    var api = status.endpoint("api").orElseThrow();
    assertThat(api.host()).isEqualTo("127.0.0.1");
    assertThat(api.hostPort()).isPositive();
    assertThat(status.endpoint("quic").orElseThrow().authority())
        .isEqualTo(enclave.address() + ":9000");
  }

  @Test
  void a_port_that_is_asked_for_is_published_there() throws Exception {
    var free = freePort();
    enclave
        .runtime()
        .create(
            enclave
                .script("sleep 60")
                .withPorts(List.of(PortSpec.udp("quic", 9000)))
                .withContainer(ContainerSettings.DEFAULT.withHostPorts(Map.of("quic", free))));
    enclave.runtime().start("client");

    assertThat(enclave.runtime().status("client").endpoint("quic").orElseThrow().authority())
        .isEqualTo("127.0.0.1:" + free);
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      enclave
          .runtime()
          .create(
              enclave
                  .script("sleep 60")
                  .withPorts(List.of(PortSpec.http("api", 5052)))
                  .withContainer(
                      ContainerSettings.DEFAULT.withHostPorts(
                          Map.of("api", taken.getLocalPort()))));

      assertThatThrownBy(() -> enclave.runtime().start("client"))
          .isInstanceOfSatisfying(
              LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.NOT_READY))
          .hasMessage(
              "client cannot start: the port 127.0.0.1:%d is taken"
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void a_program_the_image_does_not_have_is_named() throws Exception {
    enclave
        .runtime()
        .create(
            enclave
                .script("true")
                .withExecutable(
                    new Executable.Image(TestDaemon.BASE, List.of("/usr/bin/zeam"), List.of())));

    assertThatThrownBy(() -> enclave.runtime().start("client"))
        .isInstanceOfSatisfying(
            LaunchFailure.class, f -> assertThat(f.exitCode()).isEqualTo(ExitCode.IMAGE))
        .hasMessage(
            "client cannot start: the image leannet-test/base:trixie has no program"
                + " '/usr/bin/zeam'");
  }

  @Test
  void a_file_that_is_not_there_is_named_and_nothing_is_made() throws Exception {
    var spec =
        enclave.script("true").withFiles(List.of(new FileMount(folder.resolve("gone"), "/config")));

    assertThatThrownBy(() -> enclave.runtime().create(spec))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("gone").toString());
    assertThat(enclave.runtime().list()).isEmpty();
  }
}
