package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.leannet.launcher.runtime.Eventually;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.process.ProcessRuntime;

/// An enclave with a real plan and real genesis files, as `render` writes them, in which a script
/// stands where the node would.
record RenderedEnclave(InProcess leannet, Path folder) {
  static final String NODE = "lean-embedded-0";

  /// The enclave `alpha` of one node whose key is all fives.
  static RenderedEnclave in(Path home) throws Exception {
    var enclave = new RenderedEnclave(new InProcess(home), home.resolve("leannet/enclaves/alpha"));
    var file =
        Files.writeString(
            home.resolve("alpha.yaml"),
            """
            participants: [{cl_type: embedded, cl_binary: /bin/true, node_key: "%s"}]
            lean_network_params: {xmss_preset: test}
            additional_services: []
            """
                .formatted("5".repeat(64)));
    enclave.expect(
        0,
        "render",
        file.toString(),
        enclave.folder().toString(),
        "--with-keys",
        "--genesis-time",
        "1900000000");
    // What a runtime keeps of services lies where the rendered ones were.
    try (var services = Files.list(enclave.folder().resolve("services"))) {
      for (var service : services.toList()) {
        Files.delete(service);
      }
    }
    var script = "echo one; echo two; exec sleep 600";
    var program = new Executable.Local(List.of("/bin/sh", "-c", script), enclave.folder());
    enclave.runtime().create(ServiceSpec.of(NODE, program));
    enclave.runtime().start(NODE);
    Eventually.await("its lines", () -> Files.size(enclave.log(NODE)) > 7);
    return enclave;
  }

  Path log(String service) {
    return folder.resolve("logs").resolve(service + ".log");
  }

  ProcessRuntime runtime() {
    return new ProcessRuntime(folder.resolve("services"), folder.resolve("logs"));
  }

  String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  LeannetProcess.Result expect(int exitCode, String... words) {
    var result = leannet.run(words);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(result.err()).doesNotContain("\tat ", "Exception");
    return result;
  }
}
