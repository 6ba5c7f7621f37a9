package org.leannet.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.launch.Rendering;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.plan.resolve.LocalPrograms;
import org.leannet.launcher.runtime.Rollback;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet render`: all that a launch would use, as files.
@Command(
    name = "render",
    description = {
      "writes what a launch would use into a folder; needs no Docker and starts nothing",
      "",
      "The folder gets plan.json, genesis/, metrics/, and for each service a JSON file in services/ and a"
          + " script in commands/. The same args file gives the same bytes. Validator keys take"
          + " seconds to minutes each: without --with-keys the files that tell public keys are left"
          + " out."
    })
final class RenderCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final ArgsFile argsFile = new ArgsFile();

  @Parameters(index = "1", paramLabel = "DIR", description = "a folder that is new or empty")
  private Path target = Path.of("");

  @Option(
      names = "--enclave",
      paramLabel = "NAME",
      description = "the enclave it would be; keys follow from its name (default: the file's)")
  private Optional<String> enclaveName = Optional.empty();

  @Option(names = "--with-keys", description = "make the validators' keys too")
  private boolean withKeys;

  @Option(
      names = "--genesis-time",
      paramLabel = "SECONDS",
      description = "the genesis time to write, in seconds since 1970 (default: the args file's)")
  private Optional<Long> genesisTime = Optional.empty();

  @Option(names = "--no-cache", description = "make validator keys anew and do not keep them")
  private boolean noCache;

  @Mixin private final ProgressOptions progressOptions = new ProgressOptions();
  @Mixin private final OutputOption output = new OutputOption();

  RenderCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    var plan = new PlanPreview(session).plan(argsFile, enclaveName, LocalPrograms.anywhere());
    var name = enclaveName.map(EnclaveName::new).orElseGet(argsFile::networkName);
    var console = session.console();
    try (var rollback = new Rollback(problem -> console.say("leannet: " + problem));
        var _ = Interrupts.watch(console)) {
      var folder = new Enclave(name, new TargetFolder(target).open(rollback));
      var rendered = render(folder, plan);
      rollback.commit();
      console.print(output.isJson() ? json(rendered) : text(rendered));
    }
    return ExitCode.OK.code();
  }

  private Rendering.Rendered render(Enclave folder, NetworkPlan plan)
      throws ConfigException, IOException, InterruptedException {
    try (var progress = progressOptions.open(session)) {
      var keys =
          withKeys
              ? Optional.of(
                  new Rendering.Keys(
                      session.cores(),
                      noCache ? Optional.empty() : Optional.of(session.enclaves().keyCache())))
              : Optional.<Rendering.Keys>empty();
      var services = session.planned(folder, plan, argsFile.catalogue());
      return new Rendering(folder, plan, services, progress)
          .write(keys, genesisTime.or(plan.chain()::genesisTime).map(Instant::ofEpochSecond));
    }
  }

  private List<String> text(Rendering.Rendered rendered) {
    var lines = new ArrayList<String>();
    lines.add(target.toString());
    lines.add("  plan.json   the network, resolved");
    lines.add("  genesis/    what the nodes read");
    if (Files.isDirectory(target.resolve("metrics"))) {
      lines.add("  metrics/    what Prometheus and Grafana read");
    }
    lines.add("  services/   %d services as JSON".formatted(rendered.services().size()));
    lines.add("  commands/   the same as scripts that start them by hand");
    if (!rendered.leftOut().isEmpty()) {
      lines.add("not in genesis/: " + String.join(", ", rendered.leftOut()));
      lines.add(
          withKeys
              ? "  they tell the genesis time: give one with --genesis-time"
              : "  they need validator keys: add --with-keys, which may take minutes");
    }
    return lines;
  }

  private List<String> json(Rendering.Rendered rendered) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("directory", target.toString());
    var services = root.putArray("services");
    rendered.services().forEach(services::add);
    var leftOut = root.putArray("leftOut");
    rendered.leftOut().forEach(leftOut::add);
    return List.of(root.toPrettyString());
  }
}
