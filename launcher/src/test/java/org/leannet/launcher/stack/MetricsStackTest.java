package org.leannet.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.config.reader.ConfigReader;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.ServicePlan;
import org.leannet.launcher.plan.resolve.Planner;
import org.leannet.launcher.plan.resolve.PortAllocator;
import org.leannet.launcher.plan.resolve.SubnetFinder;
import org.leannet.launcher.runtime.ContainerMount;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.FileMount;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.metrics.Target;

class MetricsStackTest {
  private static final String PAIR = "participants: [{cl_type: embedded, count: 2}]\n";

  @TempDir private Path folder;

  private static NetworkPlan plan(String yaml) throws Exception {
    var draft = ConfigReader.parse("a.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return new Planner(Catalogue.bundled(), PortAllocator.counting(25_000), SubnetFinder.first())
        .plan(draft, "pair");
  }

  private static MetricsStack stack(NetworkPlan plan) {
    return new MetricsStack(plan, "pair", Catalogue.bundled());
  }

  private Path program(String path) throws Exception {
    var program = folder.resolve(path);
    Files.createDirectories(folder.resolve(path).resolve("..").normalize());
    Files.writeString(program, "#!/bin/sh\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private StackPrograms programs() {
    return new StackPrograms(ProgramPath.of(folder.resolve("bin").toString()));
  }

  private List<ServiceSpec> local(NetworkPlan plan) throws Exception {
    return new LocalStack(stack(plan), folder.resolve("metrics"), folder.resolve("data"))
        .companions(Map.of()).stream().map(Companion::spec).toList();
  }

  private static List<String> argv(ServiceSpec spec) {
    return switch (spec.executable()) {
      case Executable.Local local -> local.argv();
      case Executable.Image image -> image.arguments();
    };
  }

  @Test
  void every_node_is_scraped_by_its_name_with_the_labels_of_its_duties() throws Exception {
    var targets =
        stack(plan("participants: [{cl_type: embedded}, {cl_type: embedded, is_aggregator: true}]"))
            .spec()
            .targets();

    assertThat(targets)
        .containsExactly(
            new Target(
                "lean-embedded-0",
                "127.0.0.1:25002",
                "/metrics",
                new Target.Labels("embedded", "lean", "devnet5", "0", false)),
            new Target(
                "lean-embedded-1",
                "127.0.0.1:25005",
                "/metrics",
                new Target.Labels("embedded", "lean", "devnet5", "0", true)));
  }

  @Test
  void containers_are_scraped_by_name_and_at_the_path_of_their_client() throws Exception {
    var paired = plan("participants: [{cl_type: ethlambda, el_type: geth}]\nruntime: docker\n");

    assertThat(stack(paired).spec().targets())
        .extracting(Target::node, Target::address, Target::path)
        .containsExactly(
            tuple("lean-ethlambda-0", "lean-ethlambda-0:5054", "/metrics"),
            tuple("el-1-geth-ethlambda", "el-1-geth-ethlambda:9001", "/debug/metrics/prometheus"));
  }

  @Test
  void local_programs_read_their_files_in_the_enclave_and_write_to_its_data() throws Exception {
    var prometheus = program("bin/prometheus");
    var grafana = program("bin/grafana");
    Files.createDirectories(folder.resolve("share/grafana/conf"));
    Files.createFile(folder.resolve("share/grafana/conf/defaults.ini"));

    var settled = programs().settle(plan(PAIR));
    var specs = local(settled.plan());

    assertThat(settled.notes()).isEmpty();
    assertThat(argv(specs.getFirst()))
        .startsWith(
            prometheus.toString(),
            "--config.file=" + folder.resolve("metrics/prometheus/prometheus.yml"),
            "--storage.tsdb.path=" + folder.resolve("data/prometheus"))
        .contains("--web.listen-address=127.0.0.1:9090");
    assertThat(argv(specs.getLast()))
        .containsExactly(
            grafana.toString(), "server", "--homepath", folder.resolve("share/grafana").toString());
    assertThat(specs.getLast().environment())
        .containsEntry("GF_PATHS_DATA", folder.resolve("data/grafana").toString())
        .containsEntry("GF_SERVER_HTTP_PORT", "3000");
    assertThat(folder.resolve("metrics/prometheus/rules.yml")).isNotEmptyFile();
    assertThat(folder.resolve("metrics/grafana/provisioning/datasources/leannet.yml"))
        .content()
        .contains("url: \"http://127.0.0.1:9090\"");
    assertThat(folder.resolve("metrics/grafana/dashboards/lean-ethereum-clients-dashboard.json"))
        .isNotEmptyFile();
  }

  @Test
  void containers_get_copies_of_their_files_a_volume_and_the_image_asked_for() throws Exception {
    var plan =
        plan(
            PAIR
                + "runtime: docker\nnetwork: {subnet: 10.9.0.0/24}\n"
                + "prometheus_params: {image: 'mine/prometheus:1'}\n");

    var spec = new ContainerStack(stack(plan), folder).companions().getFirst().spec();

    assertThat(spec.executable())
        .isInstanceOfSatisfying(
            Executable.Image.class,
            image -> {
              assertThat(image.reference()).isEqualTo("mine/prometheus:1");
              assertThat(image.arguments())
                  .contains(
                      "--config.file=/etc/leannet/prometheus.yml",
                      "--web.listen-address=0.0.0.0:9090");
            });
    assertThat(spec.files())
        .containsExactly(new FileMount(folder.resolve("prometheus"), "/etc/leannet"));
    assertThat(spec.container().mounts()).containsExactly(new ContainerMount.Data("/prometheus"));
    assertThat(spec.address()).isEqualTo("10.9.0.4");
    assertThat(folder.resolve("grafana/provisioning/datasources/leannet.yml"))
        .content()
        .contains("url: \"http://prometheus:9090\"");
  }

  @Test
  void what_this_machine_does_not_have_is_left_out_with_a_word() throws Exception {
    var settled = programs().settle(plan(PAIR));

    assertThat(settled.plan().services()).isEmpty();
    assertThat(settled.notes())
        .containsExactly(
            "no prometheus and no grafana on the PATH: left out;"
                + " `leannet ui` shows the network in the browser");
  }

  @Test
  void grafana_alone_would_have_nothing_to_show() throws Exception {
    program("bin/grafana-server");

    assertThat(programs().settle(plan(PAIR)).plan().services()).isEmpty();
  }

  @Test
  void an_older_grafana_is_found_by_its_older_name() throws Exception {
    program("bin/prometheus");
    var grafana = program("bin/grafana-server");

    var plan = programs().settle(plan(PAIR)).plan();

    assertThat(plan.services())
        .extracting(ServicePlan::binary)
        .last()
        .isEqualTo(Optional.of(grafana.toString()));
    assertThat(argv(local(plan).getLast())).containsExactly(grafana.toString());
  }

  @Test
  void what_was_asked_for_by_name_and_is_not_here_is_an_error() throws Exception {
    var plan = plan(PAIR + "additional_services: [prometheus]\n");

    assertThatThrownBy(() -> programs().settle(plan))
        .isInstanceOfSatisfying(
            LaunchFailure.class,
            failure -> {
              assertThat(failure.exitCode().code()).isEqualTo(8);
              assertThat(failure.problem())
                  .isEqualTo("additional_services: there is no 'prometheus' on the PATH");
            });
  }

  @Test
  void a_program_that_is_none_is_refused_where_it_was_named() throws Exception {
    var plan = plan(PAIR + "prometheus_params: {binary: /nowhere/prometheus}\n");

    assertThatThrownBy(() -> programs().settle(plan))
        .isInstanceOf(LaunchFailure.class)
        .hasMessageContaining("prometheus_params: binary: /nowhere/prometheus is no program");
  }
}
