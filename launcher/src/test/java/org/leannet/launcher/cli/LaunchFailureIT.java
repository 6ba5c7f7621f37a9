package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.leannet.launcher.runtime.docker.TestDaemon;

/// A launch that fails, at each of its steps: the words say why, and nothing is left.
class LaunchFailureIT {
  private static final String MINE = "leannet-test-in-the-way-";

  /// What goes wrong, with the exit code and the words that tell.
  enum Step {
    IMAGE(4, "1 image is not here: leannet-test/none:x"),
    NETWORK(2, "overlaps the Docker network '" + MINE),
    CREATE(2, "another container has the name of lean-embedded-1"),
    COPY(6, "cannot copy files into lean-embedded-"),
    STAMP(5, "genesis_time 2001-09-09T01:46:40Z is past"),
    START(4, "has no program '/no/such/program'"),
    READINESS(6, "died: exit code 3");

    private final int exitCode;
    private final String words;

    Step(int exitCode, String words) {
      this.exitCode = exitCode;
      this.words = words;
    }

    /// What of the args file makes the step fail.
    String settings(String subnet) {
      return switch (this) {
        case IMAGE -> "cl_image: leannet-test/none:x";
        case NETWORK -> "network: {subnet: %s}".formatted(subnet);
        case COPY -> "cl_volumes: ['/etc/hostname:/config:ro']";
        case STAMP -> "lean_network_params: {genesis_time: 1000000000}";
        case START -> "cl_image: %s\ncl_entrypoint: [/no/such/program]".formatted(TestDaemon.BASE);
        case READINESS -> "cl_extra_env_vars: {STAND_IN: die}";
        case CREATE -> "";
      };
    }
  }

  @RegisterExtension private final DockerStage stage = new DockerStage();

  private String subnet = "";

  private Path argsFile(Step step) throws Exception {
    var network = new StandInDevnet(stage.home()).argsFile("", 20, stage.name());
    var changed = new ArrayList<>(Files.readAllLines(network));
    for (var setting : step.settings(subnet).lines().toList()) {
      place(setting, changed);
    }
    return Files.write(stage.home().resolve("failing.yaml"), changed);
  }

  /// A participant's setting goes to the participant, in the place of its program where need be;
  /// any other to the file's own level.
  private static void place(String setting, List<String> lines) {
    if (setting.startsWith("lean_network_params: ")) {
      lines.add("  " + setting.replaceAll("^.*\\{|}$", ""));
      lines.removeIf(line -> line.strip().startsWith("genesis_delay:"));
      return;
    }
    if (!setting.startsWith("cl_")) {
      lines.add(setting);
      return;
    }
    if (setting.startsWith("cl_image")) {
      lines.removeIf(line -> line.strip().startsWith("cl_binary:"));
    }
    lines.removeIf(line -> line.strip().startsWith(setting.replaceAll(":.*", ":")));
    lines.add(lines.indexOf("    count: 2") + 1, "    " + setting);
  }

  /// Puts something of somebody else's in the way.
  private void obstruct(Step step) throws Exception {
    switch (step) {
      case NETWORK -> {
        stage
            .daemon()
            .tell(
                "make a network",
                docker -> docker.createNetworkCmd().withName(MINE + stage.name()).exec());
        subnet =
            stage
                .daemon()
                .call(
                    "look at a network",
                    docker ->
                        docker
                            .inspectNetworkCmd()
                            .withNetworkId(MINE + stage.name())
                            .exec()
                            .getIpam()
                            .getConfig()
                            .getFirst()
                            .getSubnet());
      }
      case CREATE ->
          stage
              .daemon()
              .tell(
                  "make a container",
                  docker ->
                      docker
                          .createContainerCmd(TestDaemon.BASE)
                          .withName("leannet_%s_lean-embedded-1".formatted(stage.name()))
                          .withCmd("true")
                          .exec());
      case IMAGE, COPY, STAMP, START, READINESS -> {}
    }
  }

  private void clear(Step step) throws Exception {
    switch (step) {
      case NETWORK ->
          stage
              .daemon()
              .tell(
                  "remove a network",
                  docker -> docker.removeNetworkCmd(MINE + stage.name()).exec());
      case CREATE ->
          stage
              .daemon()
              .tell(
                  "remove a container",
                  docker ->
                      docker
                          .removeContainerCmd("leannet_%s_lean-embedded-1".formatted(stage.name()))
                          .exec());
      case IMAGE, COPY, STAMP, START, READINESS -> {}
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_at_any_step_leaves_nothing_behind(Step step) throws Exception {
    obstruct(step);
    try {
      var result =
          stage
              .leannet()
              .run("run", argsFile(step).toString(), "--enclave", stage.name(), "--pull", "never");

      assertThat(result.exitCode()).as(result.toString()).isEqualTo(step.exitCode);
      assertThat(result.err())
          .contains(step.words)
          .doesNotContain("\tat ", "Exception", "could not undo");
      if (step == Step.READINESS) {
        assertThat(result.err()).contains("its last lines:", "no such luck");
      }
      TestDaemon.assertNothingIsLeft(stage.daemon(), stage.name());
      assertThat(stage.home().resolve("leannet/enclaves")).isEmptyDirectory();
    } finally {
      clear(step);
    }
  }
}
