package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leannet.launcher.cli.view.EnclaveView;
import org.leannet.launcher.cli.view.InspectBlock;
import org.leannet.launcher.cli.view.JsonView;
import org.leannet.launcher.cli.view.NodeView;
import org.leannet.launcher.cli.view.Style;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.launch.Nodes;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.probe.NodeReading;
import org.leannet.launcher.runtime.Runtime;

/// Gathers what there is to show of an enclave: from its folder, its runtime and its nodes.
final class Inspection {
  private static final Pattern GENESIS_TIME =
      Pattern.compile("^GENESIS_TIME:\\s*([0-9]{1,18})\\s*$", Pattern.MULTILINE);

  private final Session session;

  Inspection(Session session) {
    this.session = session;
  }

  EnclaveView of(Enclave enclave, Runtime runtime) throws IOException, InterruptedException {
    var plan = enclave.plan();
    var nodes = plan.map(NetworkPlan::nodes).orElse(List.of());
    var services = runtime.list();
    var readings = new Nodes().read(nodes, services);
    return new EnclaveView(
        enclave.name().text(),
        enclave.createdAt(),
        runtime.capabilities().runtime(),
        genesisTime(enclave),
        enclave.genesis(),
        nodes.stream()
            .map(n -> new NodeView(n, readings.getOrDefault(n.service(), NodeReading.UNREACHABLE)))
            .toList(),
        services);
  }

  /// The block, ready to print.
  List<String> block(Enclave enclave, Runtime runtime) throws IOException, InterruptedException {
    var console = session.console();
    return new InspectBlock(new Style(console.color()), console.zone())
        .render(of(enclave, runtime), session.clock().instant());
  }

  /// The same as JSON.
  List<String> json(Enclave enclave, Runtime runtime) throws IOException, InterruptedException {
    return List.of(JsonView.text(JsonView.enclave(of(enclave, runtime))));
  }

  private static Optional<Instant> genesisTime(Enclave enclave) throws IOException {
    var config = enclave.genesis().resolve("config.yaml");
    if (!Files.exists(config)) {
      return Optional.empty();
    }
    var match = GENESIS_TIME.matcher(Files.readString(config));
    return match.find()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(match.group(1))))
        : Optional.empty();
  }
}
