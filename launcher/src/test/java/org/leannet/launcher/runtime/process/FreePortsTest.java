package org.leannet.launcher.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  @Test
  void no_port_is_given_twice_whatever_it_is_for() throws Exception {
    try (var ports = new FreePorts(Set.of())) {
      var given = new HashSet<Integer>();
      for (var i = 0; i < 30; i++) {
        given.add(ports.udp());
        given.add(ports.tcp());
      }
      assertThat(given).hasSize(60).allMatch(port -> port >= 25_000 && port < 32_768);
    }
  }

  @Test
  void the_same_machine_gives_the_same_ports_again() throws Exception {
    int first;
    try (var ports = new FreePorts(Set.of())) {
      first = ports.tcp();
    }
    try (var ports = new FreePorts(Set.of())) {
      assertThat(ports.tcp()).isEqualTo(first);
    }
  }

  @Test
  void two_allocations_at_once_never_meet() throws Exception {
    try (var mine = new FreePorts(Set.of());
        var yours = new FreePorts(Set.of())) {
      assertThat(mine.udp()).isNotEqualTo(yours.udp());
      assertThat(mine.tcp()).isNotEqualTo(yours.tcp());
      assertThat(yours.udp()).isNotEqualTo(mine.udp());
    }
  }

  @Test
  void ports_in_use_and_reserved_ones_are_passed_over() throws Exception {
    int free;
    try (var ports = new FreePorts(Set.of())) {
      free = ports.tcp();
    }
    try (var listener = new ServerSocket();
        var receiver = new DatagramSocket(null);
        var ports = new FreePorts(Set.of(free + 2))) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), free));
      receiver.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), free + 1));

      assertThat(ports.tcp()).isNotEqualTo(free);
      assertThat(ports.udp()).isGreaterThan(free + 2);
    }
  }

  @Test
  void a_preferred_port_is_taken_when_it_is_free() throws Exception {
    int free;
    try (var ports = new FreePorts(Set.of())) {
      free = ports.tcp();
    }
    try (var ports = new FreePorts(Set.of())) {
      assertThat(ports.tcp(free)).isEqualTo(free);
      assertThat(ports.tcp(free)).isNotEqualTo(free);
    }
    try (var ports = new FreePorts(Set.of(free))) {
      assertThat(ports.tcp(free)).isNotEqualTo(free);
    }
  }

  @Test
  void closing_lets_go_of_the_ports() throws Exception {
    int port;
    try (var ports = new FreePorts(Set.of())) {
      port = ports.tcp();
    }
    try (var listener = new ServerSocket(port)) {
      assertThat(listener.isBound()).isTrue();
    }
  }

  @Test
  void a_port_that_was_set_aside_is_given_to_nobody() throws Exception {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (var ports = new FreePorts(Set.of());
        var others = new FreePorts(Set.of())) {
      assertThat(ports.setAsideTcp(free)).isEmpty();
      assertThat(ports.setAsideTcp(free)).isEmpty();
      assertThat(ports.tcp(free)).isNotEqualTo(free);
      assertThat(others.setAsideTcp(free).orElse(""))
          .startsWith("taken")
          .endsWith("(process %d)".formatted(ProcessHandle.current().pid()));
    }
  }
}
