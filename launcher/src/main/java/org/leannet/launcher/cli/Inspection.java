package org.leannet.launcher.cli;

import java.io.IOException;
import java.util.List;
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
        enclave.genesisTime(),
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
}
