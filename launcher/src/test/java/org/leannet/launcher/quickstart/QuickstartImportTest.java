package org.leannet.launcher.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.reader.ConfigReader;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.plan.Ports;
import org.leannet.launcher.plan.resolve.Plans;

class QuickstartImportTest {
  private static final String KEY_1 = "1".repeat(64);
  private static final String KEY_2 = "2".repeat(64);
  private static final String FILE =
      """
      shuffle: roundrobin
      deployment_mode: local
      config:
        activeEpoch: 18
        keyType: "hash-sig"
        attestation_committee_count: 2
      validators:
        - name: "zeam_0"
          privkey: "%s"
          enrFields: {ip: "127.0.0.1", quic: 9001, seq: 1}
          metricsPort: 8081
          apiPort: 5051
          isAggregator: true
          count: 1
        - name: "grandine_0"
          privkey: "0x%s"
          enrFields:
            ip: "127.0.0.1"
            quic: 9002
          metricsPort: 8082
          httpPort: 5052
          is_aggregator: true
          devnet: "12345678"
          subnet: 1
          count: 2
      """
          .formatted(KEY_1, KEY_2);

  private static final String ARGS =
      """
      # Made of lean-quickstart's validator-config.yaml.
      participants:
        - cl_type: zeam
          node_name: zeam_0
          node_key: "%s"
          quic_port: 9001
          http_port: 5051
          metrics_port: 8081
          validator_count: 1
          is_aggregator: true
        - cl_type: lean_grandine
          node_name: grandine_0
          node_key: "%s"
          quic_port: 9002
          http_port: 5052
          metrics_port: 8082
          validator_count: 2
          is_aggregator: true
      lean_network_params:
        attestation_committee_count: 2
        active_epoch: 18
        shuffle: roundrobin
      """
          .formatted(KEY_1, KEY_2);

  private static String imported(String file) throws ConfigException {
    return new QuickstartImport(Catalogue.bundled()).argsFile("vc.yaml", file);
  }

  @Test
  void a_network_becomes_an_args_file() throws Exception {
    assertThat(imported(FILE)).isEqualTo(ARGS);
  }

  @Test
  void the_args_file_plans_the_same_nodes() throws Exception {
    NetworkPlan plan =
        Plans.planner().plan(ConfigReader.parse("args.yaml", imported(FILE)), "test");
    assertThat(plan.nodes()).extracting(NodePlan::node).containsExactly("zeam_0", "grandine_0");
    assertThat(plan.nodes())
        .extracting(NodePlan::service)
        .containsExactly("lean-zeam-0", "lean-grandine-0");
    assertThat(plan.nodes())
        .extracting(NodePlan::ports)
        .containsExactly(new Ports(9001, 5051, 8081), new Ports(9002, 5052, 8082));
    assertThat(plan.nodes())
        .extracting(node -> node.duties().validators())
        .containsExactly(List.of(0), List.of(1, 2));
    assertThat(plan.nodes()).allMatch(node -> node.duties().aggregator());
    assertThat(plan.chain().nodeKeys())
        .containsEntry("zeam_0", KEY_1)
        .containsEntry("grandine_0", KEY_2)
        .hasSize(2);
    assertThat(plan.chain().committeeCount()).isEqualTo(2);
  }

  @Test
  void what_is_not_taken_over_is_said() throws Exception {
    String file =
        FILE.replace("local", "ansible")
            .replace("\"12345678\"", "devnet0")
            .replace(
                "  activeEpoch: 18",
                "  suggested_fee_recipient: \"0x25941dC771bB64514Fc8abBce970307Fb9d477e9\"");
    assertThat(imported(file))
        .startsWith(
            """
            # Made of lean-quickstart's validator-config.yaml.
            # Not taken over: grandine_0: devnet devnet0, it is 12345678 here
            # Not taken over: deployment_mode ansible: this network runs on one machine
            participants:
            """)
        .endsWith(
            """
            network_params:
              suggested_fee_recipient: "0x25941dC771bB64514Fc8abBce970307Fb9d477e9"
            """);
  }

  @Test
  void everything_wrong_is_told_with_its_place() {
    String file =
        FILE.replace("roundrobin", "random")
            .replace("zeam_0", "zeem_0")
            .replace("quic: 9001", "udp: 9001")
            .replace("quic: 9002", "quic: ninethousand")
            .replace("  count: 2", "  kount: 2")
            .replace("    privkey: \"0x%s\"\n".formatted(KEY_2), "");
    assertThatThrownBy(() -> imported(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            """
            vc.yaml:1:10: shuffle: 'random'; expected one of roundrobin, none
            vc.yaml:8:11: validators[0].name: the name 'zeem_0' tells no client; expected a client and a number, such as embedded_0
            vc.yaml:10:16: validators[0].enrFields: no quic; expected the port of the node's record: quic: 9000
            vc.yaml:15:5: validators[1].privkey: missing; expected it for every node
            vc.yaml:17:7: validators[1].enrFields.quic: 'ninethousand' is not a port; expected a whole number, 1 to 65535
            vc.yaml:24:5: validators[1].kount: unknown key; did you mean 'count'?\
            """);
  }

  @Test
  void a_file_without_nodes_is_refused() {
    assertThatThrownBy(() -> imported("shuffle: none\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("vc.yaml:1:1: validators: no node; expected at least one");
    assertThatThrownBy(() -> imported("")).hasMessage("vc.yaml:1:1: the file is empty");
    assertThatThrownBy(() -> imported("[]"))
        .hasMessage("vc.yaml:1:1: found a list; expected keys with values");
  }
}
