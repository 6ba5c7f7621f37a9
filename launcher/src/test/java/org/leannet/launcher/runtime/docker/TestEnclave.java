package org.leannet.launcher.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.leannet.launcher.config.Subnet;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.FileMount;
import org.leannet.launcher.runtime.LogQuery;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.docker.daemon.Daemon;

/// An enclave on the real daemon with one service, `client`, that reads a small genesis folder.
///
/// @param folder where the genesis folder lies
record TestEnclave(Daemon daemon, Subnet subnet, DockerRuntime runtime, Path folder) {
  static final String GENESIS = "GENESIS_TIME: 1700000000";

  static TestEnclave open(Path folder) throws Exception {
    var daemon = TestDaemon.open();
    var name = TestDaemon.enclaveName();
    var runtime =
        new DockerRuntime(
            daemon, DockerEnclave.existing(name), problem -> assertThat(problem).isEmpty());
    runtime.prepare();
    var subnet = subnet(daemon, name);
    var enclave = new TestEnclave(daemon, subnet, runtime, folder);
    var keys = Files.createDirectories(folder.resolve("genesis/hash-sig-keys"));
    enclave.stamp(GENESIS);
    var key = Files.writeString(keys.resolve("0_sk.ssz"), "secret");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return enclave;
  }

  /// The addresses that the network of an enclave has.
  static Subnet subnet(Daemon daemon, String name) throws Exception {
    return new DockerEnclaves(daemon).find(name).orElseThrow().subnet().orElseThrow();
  }

  /// Writes the genesis file.
  void stamp(String text) throws Exception {
    Files.writeString(folder.resolve("genesis/config.yaml"), text + "\n");
  }

  /// The address the service is promised.
  String address() {
    return subnet.address(3);
  }

  ServiceSpec spec(String image, List<String> entrypoint, String... arguments) {
    return ServiceSpec.of("client", new Executable.Image(image, entrypoint, List.of(arguments)))
        .withAddress(address())
        .withFiles(List.of(new FileMount(folder.resolve("genesis"), "/config")));
  }

  /// A shell script on the base image.
  ServiceSpec script(String script) {
    return spec(TestDaemon.BASE, List.of("/bin/sh", "-c"), script);
  }

  void start(ServiceSpec spec) throws Exception {
    runtime.create(spec);
    runtime.start(spec.name());
  }

  /// Starts the service, waits for its end, and gives its log.
  List<String> run(ServiceSpec spec) throws Exception {
    start(spec);
    Eventually.await("it ends", () -> runtime.status(spec.name()).state() == ServiceState.STOPPED);
    return log();
  }

  List<String> log() throws Exception {
    var lines = new ArrayList<String>();
    runtime.logs("client", LogQuery.last(LogQuery.ALL), lines::add);
    return lines;
  }

  InspectContainerResponse inspect() throws Exception {
    var id = runtime.status("client").handle().replace("container ", "");
    return daemon.call("look", docker -> docker.inspectContainerCmd(id).exec());
  }

  void remove() throws Exception {
    runtime.dispose();
    runtime.close();
  }
}
