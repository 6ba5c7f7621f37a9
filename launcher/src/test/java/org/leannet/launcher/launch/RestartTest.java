package org.leannet.launcher.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.clients.Catalogue;
import org.leannet.clients.render.Role;
import org.leannet.genesis.Dialect;
import org.leannet.genesis.PeerKeys;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.enclave.PortClaims;
import org.leannet.launcher.plan.ExecutionPlan;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.ServicePlan;
import org.leannet.launcher.plan.resolve.Plans;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.process.ProcessRuntime;
import org.leannet.launcher.stack.Companion;
import org.leannet.launcher.stack.LocalStack;
import org.leannet.launcher.stack.MetricsStack;
import org.leannet.launcher.stack.Scraping;

/// What becomes of ports that were free when an enclave was made.
class RestartTest {
  @TempDir private Path home;
  private Enclaves enclaves;
  private Enclave enclave;
  private Runtime runtime;

  @BeforeEach
  void make() throws Exception {
    enclaves = new Enclaves(home, new PortClaims(home));
    enclave = enclaves.create(new EnclaveName("alpha"));
    runtime = new ProcessRuntime(enclave.services(), enclave.logs());
  }

  @AfterEach
  void end() throws Exception {
    runtime.dispose();
  }

  private NetworkPlan planAt(int port) throws Exception {
    var plan = Plans.of("participants: [{cl_type: embedded, count: 2}]");
    var services = plan.services().stream().map(s -> s.withPort(port)).limit(1).toList();
    var settled = plan.withServices(services);
    enclave.savePlan(settled);
    return settled;
  }

  private void create(String service, String... argv) throws Exception {
    runtime.create(ServiceSpec.of(service, new Executable.Local(List.of(argv), home)));
  }

  /// Services of which only those beside the nodes are asked for.
  private record Beside(List<Companion> companions) implements Services {
    @Override
    public Set<Dialect> dialects() {
      return Set.of();
    }

    @Override
    public List<ServiceSpec> executions(
        List<ExecutionPlan> executions, List<Role.BootNode> bootNodes) {
      return List.of();
    }

    @Override
    public List<ServiceSpec> nodes(PeerKeys peers, Map<String, Role.Engine> engines) {
      return List.of();
    }

    @Override
    public void tellGenesis(PeerKeys peers, Map<String, Role.Engine> engines, Instant genesis) {}
  }

  @Test
  void nodes_start_although_what_was_required_beside_them_dies() throws Exception {
    var plan = planAt(9090);
    create("lean-embedded-0", "/bin/sleep", "600");
    create("lean-embedded-1", "/bin/sleep", "600");
    create("prometheus", "/bin/false");
    var companion =
        new Companion(
            runtime.status("prometheus").spec().withPorts(List.of(PortSpec.http("http", 9))),
            "/-/ready",
            true,
            Companion.Provision.NONE);
    var stack = new MetricsStack(plan, "alpha", Catalogue.bundled());
    new LocalStack(stack, enclave.metrics(), enclave.data()).companions(Map.of());
    var network =
        new Restart.Network(
            plan, new Beside(List.of(companion)), new Scraping(stack, enclave.metrics()));
    var said = new ConcurrentLinkedQueue<String>();

    new Restart(network, runtime, e -> said.add(e.toString()), InstantSource.system()).run(false);

    assertThat(runtime.list())
        .extracting(s -> s.name() + " " + s.state())
        .containsExactly(
            "lean-embedded-0 RUNNING", "lean-embedded-1 RUNNING", "prometheus STOPPED");
    assertThat(said)
        .anySatisfy(text -> assertThat(text).contains("left out: prometheus died: exit code 1"));
  }

  private List<Integer> ports(NetworkPlan plan) {
    return plan.services().stream().map(ServicePlan::port).toList();
  }

  @Test
  void a_port_that_something_else_has_taken_is_given_up_for_a_free_one() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var before = planAt(taken.getLocalPort());
      var made = enclave.createdAt();

      var after = Restart.withFreePorts(enclave, before, runtime, enclaves);

      assertThat(ports(after)).doesNotContainAnyElementsOf(ports(before));
      assertThat(after.nodes()).isEqualTo(before.nodes());
      assertThat(enclave.plan()).contains(after);
      assertThat(enclave.createdAt()).isEqualTo(made);
    }
  }

  @Test
  void what_runs_beside_one_that_moves_is_told_its_new_port() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var both = Plans.of("participants: [{cl_type: embedded, count: 2}]");
      var before =
          both.withServices(
              both.services().stream()
                  .map(s -> s.service().equals("prometheus") ? s.withPort(taken.getLocalPort()) : s)
                  .toList());
      enclave.savePlan(before);
      create("grafana", "/bin/sleep", "600");
      runtime.start("grafana");

      var after = Restart.withFreePorts(enclave, before, runtime, enclaves);

      assertThat(runtime.status("grafana").state()).isEqualTo(ServiceState.STOPPED);
      new LocalStack(
              new MetricsStack(after, "alpha", Catalogue.bundled()),
              enclave.metrics(),
              enclave.data())
          .companions(Map.of());
      try (var files = Files.walk(enclave.metrics().resolve("grafana"))) {
        assertThat(files.filter(Files::isRegularFile))
            .anySatisfy(file ->
                assertThat(Files.readString(file))
                    .contains("http://127.0.0.1:" + ports(after).getFirst())
                    .doesNotContain(":" + taken.getLocalPort()));
      }
    }
  }

  @Test
  void a_port_that_is_free_or_the_service_s_own_is_kept() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var plan = planAt(port);
    assertThat(Restart.withFreePorts(enclave, plan, runtime, enclaves)).isEqualTo(plan);

    try (var own = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(own.isBound()).isTrue();
      runtime.create(
          ServiceSpec.of("prometheus", new Executable.Local(List.of("/bin/sleep", "600"), home)));
      runtime.start("prometheus");
      assertThat(Restart.withFreePorts(enclave, plan, runtime, enclaves)).isEqualTo(plan);
    }
    assertThat(Files.readString(enclave.planFile())).contains("\"port\" : " + port);
  }
}
