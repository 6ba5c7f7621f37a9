package org.leannet.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leannet.launcher.cli.view.JsonView;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.plan.NetworkPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `leannet validate`: everything wrong with an args file, at once.
@Command(name = "validate", description = "checks an args file; needs no Docker and makes nothing")
final class ValidateCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final ArgsFile argsFile = new ArgsFile();
  @Mixin private final OutputOption output = new OutputOption();

  ValidateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    var plan = new PlanPreview(session).plan(argsFile, Optional.empty());
    session.console().print(output.isJson() ? json(plan) : text(plan));
    return ExitCode.OK.code();
  }

  private static List<String> text(NetworkPlan plan) {
    var lines = new ArrayList<String>();
    lines.add("valid: " + plan.summary());
    plan.notes().forEach(note -> lines.add("note: " + note));
    return lines;
  }

  private static List<String> json(NetworkPlan plan) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("valid", true).put("nodes", plan.nodes().size());
    var notes = root.putArray("notes");
    plan.notes().forEach(notes::add);
    return List.of(JsonView.text(root));
  }
}
