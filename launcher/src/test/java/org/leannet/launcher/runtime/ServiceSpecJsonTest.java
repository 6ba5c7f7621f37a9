package org.leannet.launcher.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceSpecJsonTest {
  private static final Executable IMAGE =
      new Executable.Image("zeam:devnet5", List.of("/zeam"), List.of("node", ""));

  private static ServiceSpec special() {
    return ServiceSpec.of("zeam", IMAGE)
        .withFiles(
            List.of(
                new FileMount(Path.of("/tmp/jwt"), "/jwt"),
                new FileMount(Path.of("/tmp/genesis"), "/config", List.of("*.yaml", "0.key"))))
        .withLimits(new ResourceLimits(500, 1024))
        .withAddress("172.30.0.4")
        .withContainer(
            new ContainerSettings(
                Optional.of("1000:1000"),
                Optional.of("SIGINT"),
                Optional.of(Duration.ofSeconds(15)),
                true,
                65_536,
                List.of(
                    new ContainerMount.Data("/data"),
                    new ContainerMount.Host(Path.of("/srv/keys"), "/keys", true)),
                Map.of("quic", 9001, "api", 0)));
  }

  @Test
  void a_container_with_everything_special_comes_back_as_it_was() {
    assertThat(ServiceSpecJson.read(ServiceSpecJson.write(special()))).isEqualTo(special());
  }

  @Test
  void a_service_without_container_settings_says_nothing_of_them() {
    var plain = ServiceSpec.of("zeam", IMAGE);

    assertThat(ServiceSpecJson.write(plain)).doesNotContain("container");
    assertThat(ServiceSpecJson.read(ServiceSpecJson.write(plain))).isEqualTo(plain);
  }

  @Test
  void text_that_is_no_spec_is_refused_with_what_is_missing() {
    assertThatThrownBy(() -> ServiceSpecJson.read("{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a service spec: no 'name'");
  }

  @Test
  void a_mount_at_no_path_of_a_container_is_refused() {
    assertThatThrownBy(() -> new ContainerMount.Data("data"))
        .hasMessage("not a path inside a container: 'data'");
    assertThatThrownBy(() -> new ContainerMount.Host(Path.of("keys"), "/keys", true))
        .hasMessage("not an absolute path: keys");
  }

  @Test
  void a_host_port_that_is_none_is_refused() {
    assertThatThrownBy(() -> ContainerSettings.DEFAULT.withHostPorts(Map.of("quic", 70_000)))
        .hasMessage("port quic: 70000 is not a port");
  }
}
