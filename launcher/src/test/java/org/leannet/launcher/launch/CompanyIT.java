package org.leannet.launcher.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.leannet.launcher.runtime.ContainerSettings;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.docker.DockerEnclave;
import org.leannet.launcher.runtime.docker.DockerRuntime;
import org.leannet.launcher.runtime.docker.TestDaemon;
import org.leannet.launcher.stack.Companion;

/// What runs beside the nodes, in containers.
class CompanyIT {
  /// A runtime whose services find their port taken once they were made.
  private static Runtime lateAt(ServerSocket rival, InetAddress address, int port, Runtime real) {
    return (Runtime)
        Proxy.newProxyInstance(
            Runtime.class.getClassLoader(),
            new Class<?>[] {Runtime.class},
            (_, method, arguments) -> {
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (method.getName().equals("create") && !rival.isBound()) {
                  rival.bind(new InetSocketAddress(address, port));
                }
              }
            });
  }

  private static int freePort(InetAddress address) throws Exception {
    try (var socket = new ServerSocket(0, 1, address)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void one_whose_port_another_network_has_just_taken_is_published_elsewhere() throws Exception {
    var loopback = InetAddress.getLoopbackAddress();
    var port = freePort(loopback);
    var enclave = TestDaemon.enclaveName();
    var server =
        ServiceSpec.of(
                "prometheus",
                new Executable.Image(
                    TestDaemon.BASE,
                    List.of("java"),
                    List.of("-m", "jdk.httpserver", "-b", "0.0.0.0", "-p", "80", "-d", "/etc")))
            .withPorts(List.of(PortSpec.http(PortIds.API, 80)))
            .withContainer(ContainerSettings.DEFAULT.withHostPorts(Map.of(PortIds.API, port)));
    var companion = new Companion(server, "/hostname", true, Companion.Provision.NONE);
    var said = new ConcurrentLinkedQueue<String>();
    try (var real =
            new DockerRuntime(TestDaemon.open(), DockerEnclave.existing(enclave), said::add);
        var rival = new ServerSocket()) {
      real.prepare();
      try (var company =
          Company.start(
              List.of(companion),
              lateAt(rival, loopback, port, real),
              event -> said.add(event.toString()),
              InstantSource.system())) {
        company.await();

        var there = real.status("prometheus").endpoint(PortIds.API).orElseThrow();
        assertThat(rival.isBound()).isTrue();
        assertThat(there.hostPort()).isNotEqualTo(port);
        assertThat(said).anyMatch(text -> text.contains("prometheus: " + there.url()));
      } finally {
        real.dispose();
      }
    }
  }
}
