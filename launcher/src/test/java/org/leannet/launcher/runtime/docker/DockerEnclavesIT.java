package org.leannet.launcher.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.config.Subnet;
import org.leannet.launcher.runtime.ContainerMount;
import org.leannet.launcher.runtime.ContainerSettings;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.ServiceStatus;
import org.leannet.launcher.runtime.docker.daemon.Daemon;

/// An enclave is known by its labels alone.
class DockerEnclavesIT {
  private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");
  private static final String PLAN = "{\"nodes\":\"%s\"}".formatted("n".repeat(60_000));

  private final String name = TestDaemon.enclaveName();
  private Daemon daemon;
  private DockerRuntime runtime;

  @BeforeEach
  void open() throws Exception {
    daemon = TestDaemon.open();
    runtime =
        new DockerRuntime(
            daemon,
            new DockerEnclave(name, Optional.empty(), PLAN, "", DockerEnclave.LOOPBACK, CREATED),
            _ -> {});
  }

  private Subnet subnet() throws Exception {
    return TestEnclave.subnet(daemon, name);
  }

  @AfterEach
  void remove() throws Exception {
    runtime.dispose();
    TestDaemon.assertNothingIsLeft(daemon, name);
    runtime.close();
  }

  private ServiceSpec spec(String service, int member) throws Exception {
    return ServiceSpec.of(
            service,
            new Executable.Image(
                TestDaemon.BASE, List.of("/bin/sh", "-c"), List.of("exec sleep 300")))
        .withAddress(subnet().address(member))
        .withLabels(Map.of("org.leannet.client", "zeam"))
        .withPorts(List.of(PortSpec.http("api", 5052)))
        .withContainer(
            ContainerSettings.DEFAULT.withMounts(List.of(new ContainerMount.Data("/data"))));
  }

  private Optional<FoundEnclave> found() throws Exception {
    return new DockerEnclaves(daemon)
        .find().stream().filter(enclave -> enclave.name().equals(name)).findFirst();
  }

  @Test
  void an_enclave_is_found_whole_with_its_plan_and_services() throws Exception {
    runtime.prepare();
    runtime.create(spec("lean-zeam-0", 0));
    runtime.create(spec("lean-zeam-1", 200));
    runtime.start("lean-zeam-1");

    var enclave = found().orElseThrow();

    assertThat(enclave.createdAt()).contains(CREATED);
    assertThat(enclave.subnet()).contains(subnet());
    assertThat(enclave.plan()).contains(PLAN);
    assertThat(enclave.others()).isEmpty();
    assertThat(enclave.services())
        .extracting(ServiceStatus::spec)
        .containsExactly(spec("lean-zeam-0", 0), spec("lean-zeam-1", 200));
    assertThat(enclave.services())
        .extracting(ServiceStatus::state)
        .containsExactly(ServiceState.CREATED, ServiceState.RUNNING);
  }

  @Test
  void a_network_that_others_took_for_rubbish_is_made_again() throws Exception {
    runtime.prepare();
    runtime.prepare();
    assertThat(TestDaemon.leftovers(daemon, name)).containsExactly("network leannet_" + name);
    daemon.tell("prune", docker -> docker.removeNetworkCmd("leannet_" + name).exec());

    runtime.prepare();

    assertThat(TestDaemon.leftovers(daemon, name)).containsExactly("network leannet_" + name);
  }

  @Test
  void what_is_left_of_a_half_made_enclave_is_found_too() throws Exception {
    assertThat(found()).isEmpty();
    runtime.prepare();
    runtime.create(spec("lean-zeam-0", 0));
    daemon.tell(
        "remove the container",
        docker -> docker.removeContainerCmd("leannet_" + name + "_lean-zeam-0").exec());
    daemon.tell("remove the network", docker -> docker.removeNetworkCmd("leannet_" + name).exec());

    var enclave = found().orElseThrow();

    assertThat(enclave.plan()).isEmpty();
    assertThat(enclave.services()).isEmpty();
  }

  @Test
  void the_services_reach_each_other_by_name_and_by_the_address_they_were_promised()
      throws Exception {
    runtime.prepare();
    runtime.create(spec("lean-zeam-0", 0));
    runtime.create(
        spec("lean-zeam-1", 1)
            .withExecutable(
                new Executable.Image(
                    TestDaemon.BASE,
                    List.of("/bin/sh", "-c"),
                    List.of("getent hosts lean-zeam-0; hostname -i; exec sleep 300"))));
    runtime.start("lean-zeam-0");
    runtime.start("lean-zeam-1");

    var lines = new java.util.ArrayList<String>();
    assertThat(runtime.exec("lean-zeam-1", List.of("getent", "hosts", "lean-zeam-0"), lines::add))
        .isZero();
    assertThat(lines.getFirst()).startsWith(subnet().address(0) + " ");
    lines.clear();
    runtime.exec("lean-zeam-1", List.of("hostname", "-i"), lines::add);
    assertThat(lines).containsExactly(subnet().address(1));
  }

  @Test
  void a_removed_service_takes_its_data_with_it_and_leaves_the_others() throws Exception {
    runtime.prepare();
    runtime.create(spec("lean-zeam-0", 0));
    runtime.create(spec("lean-zeam-1", 1));

    runtime.remove("lean-zeam-0");

    assertThat(TestDaemon.leftovers(daemon, name))
        .contains("volume leannet_" + name + "_lean-zeam-1_data", "network leannet_" + name)
        .hasSize(3);
  }

  @Test
  void an_address_that_docker_gives_away_is_never_a_promised_one() throws Exception {
    runtime.prepare();
    runtime.create(spec("guest", 0).withAddress("127.0.0.1"));
    runtime.create(spec("lean-zeam-0", 0));
    runtime.start("guest");
    runtime.start("lean-zeam-0");

    var lines = new java.util.ArrayList<String>();
    runtime.exec("guest", List.of("hostname", "-i"), lines::add);
    assertThat(lines.getFirst()).isNotEqualTo(subnet().address(0));
    runtime.stop("guest", Duration.ZERO);
  }
}
