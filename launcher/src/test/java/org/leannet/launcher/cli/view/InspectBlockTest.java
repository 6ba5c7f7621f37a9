package org.leannet.launcher.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.config.Program;
import org.leannet.launcher.plan.Duties;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.plan.Ports;
import org.leannet.launcher.probe.NodeReading;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.ServiceStatus;

class InspectBlockTest {
  private static final Instant CREATED = Instant.parse("2023-04-04T22:09:03Z");
  private static final Instant GENESIS = CREATED.plusSeconds(20);
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static ServiceStatus service(int number, ServiceState state, Optional<Integer> exit) {
    var ports =
        List.of(
            PortSpec.udp("quic", 25000 + 3 * number),
            PortSpec.http("api", 25001 + 3 * number),
            PortSpec.http("metrics", 25002 + 3 * number));
    var spec =
        ServiceSpec.of(
                "lean-embedded-" + number,
                new Executable.Local(List.of("java", "-jar", "node.jar"), Path.of("/enclave")))
            .withPorts(ports)
            .withEnvironment(Map.of("LANG", "C"));
    return new ServiceStatus(
        spec,
        state,
        exit,
        Optional.of(CREATED),
        state.isAlive() ? "pid 4711" : "-",
        ports.stream().map(p -> new Endpoint(p, "127.0.0.1", p.number())).toList());
  }

  private static NodeView node(int number, NodeReading reading) {
    return new NodeView(
        new NodePlan(
            "lean-embedded-" + number,
            "embedded_" + number,
            "embedded",
            Program.DEFAULT,
            new Duties(
                List.of(number, number + 2), 0, number == 0, number == 0 ? List.of(0) : List.of()),
            "127.0.0.1",
            new Ports(25000 + 3 * number, 25001 + 3 * number, 25002 + 3 * number),
            Optional.empty(),
            Optional.empty()),
        reading);
  }

  private static EnclaveView view() {
    var reading =
        new NodeReading(
            Optional.of(new NodeReading.ForkChoice("0xbb", OptionalLong.of(12), 10, 9)),
            OptionalLong.of(1));
    return new EnclaveView(
        "my-net",
        CREATED,
        "process",
        Optional.of(GENESIS),
        Path.of("/home/ada/.leannet/enclaves/my-net/genesis"),
        List.of(node(0, reading), node(1, NodeReading.UNREACHABLE)),
        List.of(
            service(0, ServiceState.RUNNING, Optional.empty()),
            service(1, ServiceState.STOPPED, Optional.of(137))));
  }

  @Test
  void the_block_is_kurtosis_s_with_the_chain_beside_it() {
    var lines = new InspectBlock(Style.PLAIN, NEW_YORK).render(view(), GENESIS.plusSeconds(51));

    assertThat(String.join("\n", lines))
        .isEqualTo(
            """
            Name:            my-net
            Status:          RUNNING
            Creation Time:   Tue, 04 Apr 2023 18:09:03 EDT
            Runtime:         process
            Genesis Time:    Tue, 04 Apr 2023 18:09:23 EDT
            Slot:            12

            ========================================= Files Artifacts =========================================
            Name      Path
            genesis   /home/ada/.leannet/enclaves/my-net/genesis

            ============================================ Lean Nodes ============================================
            Name              Client     Validators   Aggregator   Peers
            lean-embedded-0   embedded   0,2          yes          1
            lean-embedded-1   embedded   1,3          no           -

            ========================================== User Services ==========================================
            Name              Ports                                          Status    Head   Justified   Finalized
            lean-embedded-0   api: 25001/tcp -> http://127.0.0.1:25001       RUNNING   12     10          9
                              metrics: 25002/tcp -> http://127.0.0.1:25002
                              quic: 25000/udp -> 127.0.0.1:25000
            lean-embedded-1   api: 25004/tcp -> http://127.0.0.1:25004       STOPPED   -      -           -
                              metrics: 25005/tcp -> http://127.0.0.1:25005
                              quic: 25003/udp -> 127.0.0.1:25003\
            """);
  }

  @Test
  void before_genesis_the_slot_is_a_countdown() {
    var lines = new InspectBlock(Style.PLAIN, NEW_YORK).render(view(), GENESIS.minusSeconds(7));

    assertThat(lines).contains("Slot:            genesis in 7s");
  }

  @Test
  void rules_are_as_wide_as_kurtosis_draws_them() {
    assertThat(InspectBlock.rule("User Services")).hasSize(99);
    assertThat(InspectBlock.rule("Files Artifacts")).hasSize(99);
  }

  @Test
  void colour_takes_no_room() {
    var plain = new InspectBlock(Style.PLAIN, NEW_YORK).render(view(), GENESIS);
    var coloured = new InspectBlock(new Style(true), NEW_YORK).render(view(), GENESIS);

    assertThat(String.join("\n", coloured)).contains("\u001b[32mRUNNING\u001b[0m");
    assertThat(String.join("\n", coloured).replaceAll("\u001b\\[[0-9]*m", ""))
        .isEqualTo(String.join("\n", plain));
  }

  @Test
  void json_has_every_field_and_null_for_what_is_not_known() {
    assertThat(JsonView.text(JsonView.enclave(view())))
        .contains("\"name\" : \"my-net\"", "\"genesisTime\" : 1680646163")
        .contains("\"peers\" : 1", "\"head\" : 12", "\"justified\" : 10", "\"finalized\" : 9")
        .contains("\"peers\" : null", "\"head\" : null", "\"exitCode\" : 137")
        .contains("\"url\" : \"http://127.0.0.1:25001\"");
  }

  @Test
  void a_service_is_shown_as_it_was_made() {
    assertThat(String.join("\n", ServiceBlock.render(view().services().getLast())))
        .isEqualTo(
            """
            Name:      lean-embedded-1
            Status:    STOPPED
            Ended:     exit code 137
            Handle:    -
            Directory: /enclave
            CMD:
              java
              -jar
              node.jar
            ENV:
              LANG: C
            Ports:
              quic: 25003/udp -> 127.0.0.1:25003
              api: 25004/tcp -> http://127.0.0.1:25004
              metrics: 25005/tcp -> http://127.0.0.1:25005\
            """);
  }

  @Test
  void an_enclave_is_what_its_services_are() {
    var running = service(0, ServiceState.RUNNING, Optional.empty());
    var paused = service(0, ServiceState.PAUSED, Optional.empty());
    var stopped = service(0, ServiceState.STOPPED, Optional.of(0));

    assertThat(EnclaveStatus.of(List.of())).isEqualTo(EnclaveStatus.EMPTY);
    assertThat(EnclaveStatus.of(List.of(stopped, paused))).isEqualTo(EnclaveStatus.RUNNING);
    assertThat(EnclaveStatus.of(List.of(stopped, running))).isEqualTo(EnclaveStatus.RUNNING);
    assertThat(EnclaveStatus.of(List.of(stopped))).isEqualTo(EnclaveStatus.STOPPED);
  }
}
