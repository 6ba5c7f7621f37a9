package org.leannet.launcher.plan.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.leannet.launcher.config.NodeIdentity;
import org.leannet.launcher.config.RuntimeKind;

/// Whether what nodes were given tells them apart: names and keys always, ports where all nodes
/// share one address.
final class IdentityChecks {
  private final List<Member> members;
  private final Findings findings;

  IdentityChecks(List<Member> members, Findings findings) {
    this.members = members;
    this.findings = findings;
  }

  void check(RuntimeKind runtime) {
    Map<String, Member> names = new HashMap<>();
    Map<String, Member> keys = new HashMap<>();
    Map<String, Member> ports = new HashMap<>();
    for (Member member : members) {
      NodeIdentity given = member.settings().identity();
      unique(names, member.node(), member, "node_name", "two nodes are called " + member.node());
      given
          .key()
          .ifPresent(key ->
              unique(
                  keys,
                  key.toLowerCase(Locale.ROOT),
                  member,
                  "node_key",
                  "two nodes have this key"));
      given
          .metricsPort()
          .filter(port -> given.httpPort().equals(Optional.of(port)))
          .filter(_ -> !member.sharesMetricsPort() && !member.settings().forced())
          .ifPresent(port ->
              findings.add(
                  member.path("metrics_port"),
                  "port %d is its http_port too".formatted(port),
                  "expected another one, or force: true for a client that serves both at one"));
      if (runtime == RuntimeKind.PROCESS) {
        port(ports, given.quicPort(), member, "quic_port", "udp");
        port(ports, given.httpPort(), member, "http_port", "tcp");
        port(ports, given.metricsPort(), member, "metrics_port", "tcp");
      }
    }
  }

  /// Sets the ports aside that nodes were given, before any others are chosen.
  void setAsidePorts(PortAllocator ports) {
    for (Member member : members) {
      NodeIdentity given = member.settings().identity();
      setAside(member, "quic_port", given.quicPort(), ports::setAsideUdp);
      setAside(member, "http_port", given.httpPort(), ports::setAsideTcp);
      setAside(
          member,
          "metrics_port",
          given.metricsPort().filter(port -> !given.httpPort().equals(Optional.of(port))),
          ports::setAsideTcp);
    }
  }

  private void setAside(
      Member member, String key, Optional<Integer> port, IntFunction<Optional<String>> attempt) {
    port.flatMap(attempt::apply)
        .ifPresent(taken ->
            findings.add(
                member.path(key),
                "port %d of %s is %s".formatted(port.orElseThrow(), member.service(), taken),
                "expected a free one; without this key one is found"));
  }

  private void port(
      Map<String, Member> taken,
      Optional<Integer> port,
      Member member,
      String key,
      String transport) {
    port.ifPresent(number ->
        unique(
            taken,
            transport + number,
            member,
            key,
            "port %d is given twice, and processes share one address".formatted(number)));
  }

  /// The one who came second is at fault, or the first where the second was given nothing.
  private void unique(
      Map<String, Member> taken, String value, Member member, String key, String wrong) {
    Member before = taken.putIfAbsent(value, member);
    if (before != null) {
      boolean isGiven = !member.settings().identity().equals(NodeIdentity.NONE);
      findings.add((isGiven ? member : before).path(key), wrong, "expected another one");
    }
  }
}
