package org.leannet.launcher.plan.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.reader.ConfigReader;
import org.leannet.launcher.plan.NetworkPlan;

/// Ports that users choose, beside those that are chosen for them.
class GivenPortsTest {
  private static final int FIRST = 25_000;

  /// The ports of a machine on which these are in use.
  private record Machine(Set<Integer> used) implements PortAllocator {
    @Override
    public int udp() {
      var port = FIRST;
      while (!used.add(port)) {
        port++;
      }
      return port;
    }

    @Override
    public int tcp() {
      return udp();
    }

    @Override
    public int tcp(int preferred) {
      return used.add(preferred) ? preferred : tcp();
    }

    @Override
    public Optional<String> setAsideUdp(int port) {
      return used.add(port) ? Optional.empty() : Optional.of("taken by a clock");
    }

    @Override
    public Optional<String> setAsideTcp(int port) {
      return setAsideUdp(port);
    }
  }

  private static NetworkPlan plan(Machine machine, String file) throws ConfigException {
    return new Planner(Catalogue.bundled(), machine, SubnetFinder.first())
        .plan(ConfigReader.parse("test.yaml", file), "test");
  }

  @Test
  void a_port_that_one_node_was_given_is_chosen_for_no_other() throws Exception {
    var plan =
        plan(
            new Machine(new HashSet<>()),
            """
            participants:
              - {cl_type: embedded, count: 3}
              - {cl_type: embedded, http_port: 25001}
            """);

    assertThat(plan.nodes().getLast().ports().http()).isEqualTo(25_001);
    assertThat(plan.nodes())
        .flatExtracting(n -> n.ports().quic(), n -> n.ports().http(), n -> n.ports().metrics())
        .doesNotHaveDuplicates();
  }

  @Test
  void every_given_port_that_is_taken_is_a_problem_of_the_file() {
    assertThatThrownBy(() ->
            plan(
                new Machine(new HashSet<>(Set.of(9100, 9000))),
                """
                participants:
                  - {cl_type: embedded, metrics_port: 9100}
                  - {cl_type: embedded, quic_port: 9000}
                """))
        .isInstanceOfSatisfying(
            ConfigException.class,
            wrong ->
                assertThat(wrong.problems())
                    .extracting(Object::toString)
                    .containsExactly(
                        "test.yaml:2:39: participants[0].metrics_port: port 9100 of"
                            + " lean-embedded-0 is taken by a clock; expected a free one; without"
                            + " this key one is found",
                        "test.yaml:3:36: participants[1].quic_port: port 9000 of"
                            + " lean-embedded-1 is taken by a clock; expected a free one; without"
                            + " this key one is found"));
  }

  @Test
  void containers_have_addresses_of_their_own_and_any_port() throws Exception {
    var plan =
        plan(
            new Machine(new HashSet<>(Set.of(9100))),
            "{runtime: docker, participants: [{cl_type: embedded, metrics_port: 9100}]}");

    assertThat(plan.nodes().getFirst().ports().metrics()).isEqualTo(9100);
  }
}
