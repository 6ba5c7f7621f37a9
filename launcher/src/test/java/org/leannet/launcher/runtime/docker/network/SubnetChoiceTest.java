package org.leannet.launcher.runtime.docker.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leannet.launcher.config.Subnet;

class SubnetChoiceTest {
  private static List<UsedNetwork> used(String... networks) {
    return List.of(networks).stream().map(text -> new UsedNetwork("somebody", text)).toList();
  }

  private static Subnet choose(int members, String... networks) {
    return SubnetChoice.choose(members, used(networks)).orElseThrow();
  }

  @Test
  void the_first_subnet_is_taken_when_nothing_is_used() {
    assertThat(choose(14)).hasToString("172.30.0.0/24");
  }

  @Test
  void a_used_subnet_is_passed_over() {
    assertThat(choose(14, "172.17.0.0/16", "172.30.0.0/24")).hasToString("172.30.1.0/24");
    assertThat(choose(14, "172.30.0.128/25")).hasToString("172.30.1.0/24");
    assertThat(choose(14, "172.30.0.0/16")).hasToString("172.31.0.0/24");
    assertThat(choose(14, "172.16.0.0/12")).hasToString("10.199.0.0/24");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 172.30.0.0/24",
    "253, 172.30.0.0/24",
    "254, 172.30.0.0/23",
    "1000, 172.30.0.0/22",
    "60000, 172.30.0.0/16"
  })
  void a_larger_network_gets_a_larger_subnet(int members, String subnet) {
    assertThat(choose(members)).hasToString(subnet);
    assertThat(choose(members).capacity()).isGreaterThanOrEqualTo(members);
  }

  @Test
  void two_hundred_enclaves_never_share_an_address() {
    var used = new ArrayList<UsedNetwork>();
    for (var enclave = 0; enclave < 200; enclave++) {
      var chosen = SubnetChoice.choose(40, used).orElseThrow();
      assertThat(SubnetChoice.clash(chosen, used)).isEmpty();
      used.add(new UsedNetwork("enclave " + enclave, chosen.toString()));
    }
  }

  @Test
  void nothing_is_chosen_when_everything_is_used() {
    assertThat(SubnetChoice.choose(1, used("0.0.0.0/0"))).isEmpty();
    assertThat(SubnetChoice.choose(Integer.MAX_VALUE, List.of())).isEmpty();
  }

  @Test
  void a_clash_names_whose_network_it_is() {
    var used =
        List.of(
            new UsedNetwork("the Docker network 'bridge'", "172.17.0.0/16"),
            new UsedNetwork("the route through 'tun0'", "10.0.0.0/8"));

    assertThat(SubnetChoice.clash(Subnet.parse("10.1.2.0/24").orElseThrow(), used))
        .contains(used.get(1));
    assertThat(SubnetChoice.clash(Subnet.parse("192.168.7.0/24").orElseThrow(), used)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fd00::/64", "", "172.30.0.0", "300.1.1.1/8", "1.2.3.4/33"})
  void what_is_no_ipv4_network_is_in_nobodys_way(String text) {
    assertThat(choose(14, text)).hasToString("172.30.0.0/24");
  }

  @Test
  void the_routes_of_linux_are_read_but_for_the_default_one() {
    var table =
        """
        Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
        eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
        eth0\t0000A8C0\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
        tun0\t00001EAC\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
        garbage
        """;

    assertThat(HostNetworks.routes(table))
        .containsExactly(
            new UsedNetwork("the route through 'eth0'", "192.168.0.0/16"),
            new UsedNetwork("the route through 'tun0'", "172.30.0.0/24"));
  }

  @Test
  void this_machine_is_at_least_part_of_its_own_loopback_network() throws Exception {
    assertThat(HostNetworks.read()).anyMatch(network -> network.text().startsWith("127.0.0.1/"));
  }
}
