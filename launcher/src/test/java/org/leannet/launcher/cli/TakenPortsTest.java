package org.leannet.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ports that an args file names and somebody else has: told with all else that is wrong with the
/// file, before anything is made.
class TakenPortsTest {
  @TempDir private Path home;

  @Test
  void a_port_that_somebody_has_is_told_of_with_its_node_and_its_holder() throws Exception {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var receiver = new DatagramSocket(new InetSocketAddress(0))) {
      var file =
          Files.writeString(
              home.resolve("fixed.yaml"),
              """
              participants:
                - {cl_type: embedded, cl_binary: /bin/true, quic_port: %d}
                - {cl_type: embedded, cl_binary: /bin/true, node_name: mine_1, http_port: %d}
              """
                  .formatted(receiver.getLocalPort(), listener.getLocalPort()));

      var result = new InProcess(home).run("run", file.toString());

      var us = ProcessHandle.current();
      var holder = "is taken by %s (process %d)".formatted(us.info().command().get(), us.pid());
      assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
      assertThat(result.err().lines())
          .hasSize(2)
          .anySatisfy(line ->
              assertThat(line)
                  .contains("fixed.yaml:2:", "participants[0].quic_port")
                  .contains("port %d of lean-embedded-0".formatted(receiver.getLocalPort()), holder)
                  .contains("expected a free one"))
          .anySatisfy(line ->
              assertThat(line)
                  .contains("fixed.yaml:3:", "participants[1].http_port")
                  .contains("port %d of lean-mine-1".formatted(listener.getLocalPort()), holder));
      assertThat(home.resolve("leannet/enclaves")).doesNotExist();
    }
  }
}
