package org.leannet.launcher.runtime.docker.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceSpec;

class LabelsTest {
  private static final String NOT_FOUND_ANY_MORE =
      "these names are on containers, networks and volumes of people's machines: with another name"
          + " `enclave ls`, `enclave rm` and `clean` find none of them any more, and they stay there"
          + " for ever";

  private static ServiceSpec spec() {
    return ServiceSpec.of("lean-zeam-0", new Executable.Image("zeam", List.of(), List.of("node")));
  }

  @Test
  void the_names_never_change() {
    assertThat(
            List.of(
                Labels.ENCLAVE,
                Labels.SERVICE,
                Labels.SPEC,
                Labels.PLAN,
                Labels.CREATED,
                Labels.FOLDER,
                Labels.FORMAT,
                Labels.NODE_IMAGE))
        .as(NOT_FOUND_ANY_MORE)
        .containsExactly(
            "org.leannet.enclave",
            "org.leannet.service",
            "org.leannet.spec",
            "org.leannet.plan",
            "org.leannet.created",
            "org.leannet.folder",
            "org.leannet.format",
            "org.leannet.node-image");
    assertThat(Labels.CURRENT_FORMAT).as(NOT_FOUND_ANY_MORE).isEqualTo("1");
  }

  @Test
  void a_network_carries_the_whole_plan() {
    assertThat(Labels.ofNetwork("lab", "2026-01-01T00:00:00Z", "{}"))
        .as(NOT_FOUND_ANY_MORE)
        .isEqualTo(
            Map.of(
                "org.leannet.enclave", "lab",
                "org.leannet.format", "1",
                "org.leannet.created", "2026-01-01T00:00:00Z",
                "org.leannet.plan.0", "{}"));
  }

  @Test
  void a_long_plan_is_put_together_again() {
    var plan = "{\"é\":\"0123456789\"}".repeat(20_000);
    var labels = Labels.ofNetwork("lab", "2026-01-01T00:00:00Z", plan);

    assertThat(labels).hasSizeGreaterThan(15);
    assertThat(labels.values()).allMatch(value -> value.length() <= 16_384);
    assertThat(Labels.plan(labels)).contains(plan);
  }

  @Test
  void a_plan_with_a_missing_part_is_no_plan() {
    var labels = new HashMap<>(Labels.ofNetwork("lab", "now", "x".repeat(50_000)));
    labels.remove("org.leannet.plan.1");

    assertThat(Labels.plan(labels)).isEmpty();
    assertThat(Labels.plan(Labels.ofNetwork("lab", "now", ""))).isEmpty();
  }

  @Test
  void a_container_carries_its_spec_and_the_users_labels() {
    var labels = Labels.ofContainer("lab", spec().withLabels(Map.of("team", "blue")));

    assertThat(labels)
        .containsEntry("org.leannet.enclave", "lab")
        .containsEntry("org.leannet.service", "lean-zeam-0")
        .containsEntry("org.leannet.format", "1")
        .containsEntry("team", "blue");
    assertThat(Labels.spec(labels)).contains(spec().withLabels(Map.of("team", "blue")));
  }

  @Test
  void a_users_label_never_takes_the_place_of_ours() {
    var labels = Labels.ofContainer("lab", spec().withLabels(Map.of(Labels.ENCLAVE, "mine")));

    assertThat(labels).containsEntry("org.leannet.enclave", "lab");
  }

  @Test
  void a_spec_of_another_version_is_none() {
    assertThat(Labels.spec(Map.of("org.leannet.spec", "{\"name\":1}"))).isEmpty();
    assertThat(Labels.spec(Map.of("org.leannet.spec", "not json"))).isEmpty();
    assertThat(Labels.spec(Map.of())).isEqualTo(Optional.empty());
  }
}
