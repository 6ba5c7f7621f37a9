package org.leannet.launcher.cli.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.ServiceStatus;

/// The block that `enclave inspect` prints and `run` ends with: Kurtosis's, and what a Lean network
/// has besides.
public final class InspectBlock {
  private static final int RULE_WIDTH = 100;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss zzz", Locale.ENGLISH);
  private static final Duration SLOT = Duration.ofSeconds(4);
  private static final String UNKNOWN = "-";

  private final Style style;
  private final ZoneId zone;

  public InspectBlock(Style style, ZoneId zone) {
    this.style = style;
    this.zone = zone;
  }

  /// The lines of the block, as of `now`.
  public List<String> render(EnclaveView enclave, Instant now) {
    var lines = new ArrayList<String>();
    var status = enclave.status();
    lines.add(field("Name", enclave.name()));
    lines.add(field("Status", style.state(status.name(), status == EnclaveStatus.RUNNING)));
    lines.add(field("Creation Time", time(enclave.createdAt(), zone)));
    lines.add(field("Runtime", enclave.runtime()));
    enclave
        .genesisTime()
        .ifPresent(genesis -> {
          lines.add(field("Genesis Time", time(genesis, zone)));
          lines.add(field("Slot", slot(genesis, now)));
        });
    lines.add("");
    lines.add(rule("Files Artifacts"));
    var files = new Table("Name", "Path");
    files.add("genesis", enclave.genesisFiles().toString());
    lines.addAll(files.render());
    if (!enclave.nodes().isEmpty()) {
      lines.add("");
      lines.add(rule("Lean Nodes"));
      lines.addAll(nodes(enclave));
    }
    lines.add("");
    lines.add(rule("User Services"));
    lines.addAll(services(enclave));
    return lines;
  }

  private static String field(String name, String value) {
    return String.format(Locale.ROOT, "%-17s%s", name + ":", value);
  }

  /// A time as people read it: `Tue, 04 Apr 2023 18:09:03 EDT`.
  public static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  private static String slot(Instant genesis, Instant now) {
    var since = Duration.between(genesis, now);
    return since.isNegative()
        ? "genesis in %ds".formatted(-since.toSeconds())
        : Long.toString(since.dividedBy(SLOT));
  }

  /// A title in the middle of a rule, as wide as Kurtosis draws it.
  static String rule(String title) {
    var side = "=".repeat((RULE_WIDTH - title.length() - 2) / 2);
    return side + " " + title + " " + side;
  }

  private static List<String> nodes(EnclaveView enclave) {
    var table = new Table("Name", "Client", "Validators", "Aggregator", "Peers");
    for (var node : enclave.nodes()) {
      var duties = node.plan().duties();
      table.add(
          node.plan().service(),
          node.plan().client(),
          duties.validators().stream().map(String::valueOf).collect(Collectors.joining(",")),
          duties.aggregator() ? "yes" : "no",
          number(node.reading().peers()));
    }
    return table.render();
  }

  private List<String> services(EnclaveView enclave) {
    var table = new Table("Name", "Ports", "Status", "Head", "Justified", "Finalized");
    for (var service : enclave.services()) {
      var ports = ports(service);
      var reading = enclave.node(service.name()).map(NodeView::reading);
      table.add(
          service.name(),
          ports.getFirst(),
          style.state(service.state()),
          reading.map(r -> number(r.head())).orElse(""),
          reading.map(r -> number(r.justified())).orElse(""),
          reading.map(r -> number(r.finalized())).orElse(""));
      ports.stream().skip(1).forEach(port -> table.add("", port));
    }
    return table.render();
  }

  private static List<String> ports(ServiceStatus service) {
    var ports =
        service.endpoints().stream()
            .sorted(Comparator.comparing(e -> e.port().id()))
            .map(InspectBlock::port)
            .toList();
    return ports.isEmpty() ? List.of("<none>") : ports;
  }

  private static String port(Endpoint endpoint) {
    return "%s: %d/%s -> %s"
        .formatted(
            endpoint.port().id(),
            endpoint.port().number(),
            endpoint.port().transport().label(),
            endpoint.url());
  }

  private static String number(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : UNKNOWN;
  }
}
