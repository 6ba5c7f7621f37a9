package org.leannet.launcher.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.leannet.launcher.cli.view.Table;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.PlanJson;
import org.leannet.launcher.plan.resolve.LocalPrograms;
import org.leannet.launcher.plan.resolve.Planner;
import org.leannet.launcher.plan.resolve.PortAllocator;
import org.leannet.launcher.plan.resolve.SubnetFinder;
import org.leannet.launcher.runtime.docker.image.NodeImage;
import org.leannet.launcher.stack.StackPrograms;

/// What a network would be: the plan alone, for `--dry-run` and `validate`. Touches no runtime and
/// writes nothing; ports and subnet are those of an empty machine.
final class PlanPreview {
  private static final int FIRST_PORT = 25_000;

  private final Session session;

  PlanPreview(Session session) {
    this.session = session;
  }

  /// The plan of an args file for this machine, or everything that is wrong with it.
  NetworkPlan plan(ArgsFile file, Optional<String> enclave)
      throws ConfigException, IOException, InterruptedException {
    return plan(file, enclave, session.runtimes().programs());
  }

  /// The plan of an args file, or everything that is wrong with it.
  ///
  /// @param programs tells which programs there are where the plan will be carried out
  NetworkPlan plan(ArgsFile file, Optional<String> enclave, LocalPrograms programs)
      throws ConfigException, IOException, InterruptedException {
    var name = enclave.map(EnclaveName::new).orElseGet(file::networkName);
    var ports = PortAllocator.counting(FIRST_PORT);
    return new Planner(file.catalogue(), ports, SubnetFinder.first(), programs)
        .plan(file.read(session), name.text());
  }

  void print(ArgsFile file, Optional<String> enclave, boolean json)
      throws ConfigException, IOException, InterruptedException {
    var settled = new StackPrograms(session.runtimes().programs()).settle(plan(file, enclave));
    session
        .console()
        .print(
            json
                ? List.of(PlanJson.write(settled.plan()).strip())
                : table(settled.plan(), settled.notes()));
  }

  private static List<String> table(NetworkPlan plan, List<String> notes) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s runtime, %s, XMSS preset %s, genesis %ds after everything is created"
            .formatted(
                plan.runtime(),
                plan.chain().generation(),
                plan.chain().xmssPreset(),
                plan.chain().genesisDelaySeconds()));
    plan.subnet().ifPresent(subnet -> lines.add("network " + subnet + ", unless it is in use"));
    var table =
        new Table("Service", "Node", "Image or binary", "Validators", "Aggregator", "Address");
    for (var node : plan.nodes()) {
      table.add(
          node.service(),
          node.node(),
          node.program().binary().or(() -> node.program().image()).orElse("(this JVM)"),
          node.duties().validators().stream().map(String::valueOf).collect(Collectors.joining(",")),
          node.duties().aggregator() ? "yes" : "no",
          node.ip() + ":" + node.ports().quic());
    }
    plan.executions()
        .forEach(e -> table.add(e.service(), "", e.program().image().orElse(""), "", "", e.ip()));
    plan.services()
        .forEach(s ->
            table.add(
                s.service(),
                "",
                s.binary().or(s::image).orElse(""),
                "",
                "",
                s.ip() + ":" + s.port()));
    lines.addAll(table.render());
    if (plan.runtime() == RuntimeKind.DOCKER) {
      lines.add("images: " + String.join(", ", images(plan)));
    }
    plan.notes().forEach(note -> lines.add("note: " + note));
    notes.forEach(note -> lines.add("note: " + note));
    return lines;
  }

  /// What would be pulled or found here, each once.
  private static SortedSet<String> images(NetworkPlan plan) {
    var images = new TreeSet<String>();
    plan.nodes().forEach(node -> node.program().image().ifPresent(images::add));
    plan.executions().forEach(execution -> execution.program().image().ifPresent(images::add));
    plan.services().forEach(service -> service.image().ifPresent(images::add));
    if (images.removeIf(image -> image.startsWith(NodeImage.REPOSITORY + ":"))) {
      images.add(NodeImage.REPOSITORY + " (built here)");
    }
    return images;
  }
}
