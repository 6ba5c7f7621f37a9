package org.leannet.launcher.plan.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.plan.PlanJson;

/// What holds of every plan, whatever the network.
class PlannerProperties {
  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 100));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_plan_is_whole_and_without_clashes(long seed) throws Exception {
    String yaml = network(new Random(seed));
    NetworkPlan plan = Plans.of(yaml);
    assertThat(plan).isEqualTo(Plans.of(yaml)).isEqualTo(PlanJson.read(PlanJson.write(plan)));
    assertThat(plan.nodes()).extracting(NodePlan::service).doesNotHaveDuplicates();
    assertThat(plan.nodes()).extracting(NodePlan::node).doesNotHaveDuplicates();
    List<Integer> validators =
        plan.nodes().stream()
            .flatMap(node -> node.duties().validators().stream())
            .sorted()
            .toList();
    assertThat(validators).isEqualTo(IntStream.range(0, validators.size()).boxed().toList());
    for (int committee = 0; committee < plan.chain().committeeCount(); committee++) {
      int wanted = committee;
      assertThat(plan.nodes()).anyMatch(node -> node.duties().aggregateSubnets().contains(wanted));
    }
    if (plan.runtime() == RuntimeKind.DOCKER) {
      assertThat(addresses(plan)).doesNotHaveDuplicates();
    } else {
      assertThat(
              plan.nodes().stream()
                  .map(NodePlan::ports)
                  .flatMap(ports -> Stream.of(ports.quic(), ports.http(), ports.metrics())))
          .doesNotHaveDuplicates();
    }
  }

  private static Stream<String> addresses(NetworkPlan plan) {
    return Stream.of(
            plan.nodes().stream().map(NodePlan::ip),
            plan.executions().stream().map(execution -> execution.ip()),
            plan.services().stream().map(service -> service.ip()),
            plan.subnet().stream().map(subnet -> subnet.gateway()))
        .flatMap(ips -> ips);
  }

  private static String network(Random random) {
    boolean published = random.nextBoolean();
    boolean paired = random.nextInt(3) == 0;
    String usual = paired ? "ethlambda" : "embedded";
    List<String> clients =
        paired ? List.of(usual) : List.of("embedded", "ream", "zeam", "gean", "lean_lighthouse");
    StringBuilder text =
        new StringBuilder(
            "participants:\n  - {cl_type: %s, validator_count: 4, count: 2%s}\n"
                .formatted(usual, paired ? ", el_type: geth" : ""));
    for (int participant = random.nextInt(5); participant > 0; participant--) {
      String client = published ? clients.get(random.nextInt(clients.size())) : usual;
      text.append("  - {cl_type: ").append(client);
      text.append(", count: ").append(1 + random.nextInt(4));
      text.append(", validator_count: ").append(1 + random.nextInt(3));
      if (random.nextBoolean()) {
        text.append(", is_aggregator: ")
            .append(random.nextBoolean() && !client.equals("lean_lighthouse"));
      }
      text.append(paired ? ", el_type: besu}\n" : "}\n");
    }
    text.append("lean_network_params:\n  attestation_committee_count: ")
        .append(1 + random.nextInt(4))
        .append('\n');
    text.append("  shuffle: ").append(random.nextBoolean() ? "none" : "roundrobin").append('\n');
    return text.toString();
  }
}
