package org.leannet.launcher.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.leannet.clients.Catalogue;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.launch.Founding;
import org.leannet.launcher.launch.Launch;
import org.leannet.launcher.launch.Milestone;
import org.leannet.launcher.live.Attachment;
import org.leannet.launcher.progress.Event;
import org.leannet.launcher.progress.Progress;
import org.leannet.launcher.progress.TimedProgress;
import org.leannet.launcher.runtime.Rollback;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leannet run`: from an args file to a network that works, or to nothing at all.
@Command(name = "run", description = "starts a network from an args file")
final class RunCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final ArgsFile argsFile = new ArgsFile();

  @Option(
      names = "--enclave",
      paramLabel = "NAME",
      description = "the new enclave's name (default: the file's)")
  private Optional<String> enclaveName = Optional.empty();

  @Option(names = "--dry-run", description = "show the plan and make nothing")
  private boolean dryRun;

  @Option(
      names = "--wait",
      paramLabel = "WHAT",
      split = ",",
      description = "wait until every node is at head:N, justified:N or finalized:N")
  private List<String> wait = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "how long --wait waits from genesis on (default: 300)")
  private int timeout;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "how many keys and services are made at a time (default: as many as pay)")
  private int parallelism;

  @Option(names = "--no-cache", description = "make validator keys anew and do not keep them")
  private boolean noCache;

  @Option(
      names = "--show-enclave-inspect",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      paramLabel = "BOOL",
      description = "end with what `enclave inspect` shows (default: true)")
  private boolean showInspect = true;

  @Option(
      names = "--attach",
      description =
          "stay and show the network, in the terminal and as a page; q or Ctrl-C leaves it running")
  private boolean attach;

  @Mixin private final DockerOptions docker = new DockerOptions();
  @Mixin private final ProgressOptions progressOptions = new ProgressOptions();

  @Option(
      names = {
        "--parallel",
        "--no-connect",
        "--non-blocking-tasks",
        "-p",
        "--production",
        "--privileged",
        "--resource-check"
      },
      hidden = true,
      description = "taken for Kurtosis's sake: that is how it is here anyway")
  void asAlways(boolean wanted) {
    // Services start together, no port forwarding runs, there are no tasks to wait for, and nobody
    // else's code that would need privileges.
  }

  @Option(
      names = "--verbosity",
      hidden = true,
      paramLabel = "HOW",
      description =
          "taken for Kurtosis's sake: there are no instructions to be shown; see --verbose")
  void verbosity(String how) {
    // A plan's phases are shown, however they are asked for.
  }

  @Mixin private final OutputOption output = new OutputOption();

  RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    var milestones = wait.stream().map(Milestone::parse).toList();
    docker.check();
    parallelism();
    if (dryRun) {
      new PlanPreview(session).print(argsFile, enclaveName, output.isJson());
      return ExitCode.OK.code();
    }
    var enclave = launchUnlessInterrupted(milestones);
    if (attach) {
      new Attachment(session.live()).stay(enclave);
    }
    return ExitCode.OK.code();
  }

  private Enclave launchUnlessInterrupted(List<Milestone> milestones)
      throws ConfigException, IOException, InterruptedException {
    try (var interrupts = Interrupts.watch(session.console())) {
      try {
        return launch(milestones);
      } catch (IOException | RuntimeException e) {
        // Interrupted file and network calls fail in their own ways.
        if (interrupts.fired()) {
          throw (InterruptedException) new InterruptedException().initCause(e);
        }
        throw e;
      }
    }
  }

  private Enclave launch(List<Milestone> milestones)
      throws ConfigException, IOException, InterruptedException {
    var console = session.console();
    var catalogue = argsFile.catalogue();
    var draft = argsFile.read(session);
    try (var rollback = new Rollback(problem -> console.say("leannet: " + problem))) {
      var asked = enclaveName.map(EnclaveName::new);
      var wish = new Founding.Wish(draft, asked, argsFile.networkName());
      var founded = session.founding(catalogue).found(wish, rollback);
      var enclave = founded.enclave();
      try (var _ = founded.ports();
          var _ = founded.lock()) {
        argsFile.keepClients(enclave);
        launch(founded, catalogue, milestones);
        enclave.markLaunched();
        rollback.commit();
        console.print(ending(founded));
        founded.runtime().close();
        return enclave;
      }
    }
  }

  private void launch(Founding.Founded founded, Catalogue catalogue, List<Milestone> milestones)
      throws IOException, InterruptedException {
    try (var progress = new TimedProgress(progressOptions.open(session), session.clock())) {
      tellPlan(founded, progress);
      var enclave = founded.enclave();
      var plan = founded.plan();
      var services = session.services(enclave, plan, catalogue, docker, progress);
      var launch =
          new Launch(
              session.site(enclave, plan, services, !noCache, parallelism()),
              founded.runtime(),
              progress,
              session.clock());
      var prepared = launch.makeGenesis(launch.makePeerKeys());
      founded.ports().close();
      var running = launch.start(prepared);
      launch.awaitReady(running, milestones, Duration.ofSeconds(timeout));
      progress.on(new Event.Note("times: " + progress.summary()));
    }
  }

  private OptionalInt parallelism() {
    if (parallelism < 0) {
      throw new LaunchFailure(
          ExitCode.USAGE, "--parallelism: " + parallelism, "expected a number from 1 on");
    }
    return parallelism == 0 ? OptionalInt.empty() : OptionalInt.of(parallelism);
  }

  private static void tellPlan(Founding.Founded founded, Progress progress) {
    progress.on(
        new Event.Note(
            "enclave %s: %s".formatted(founded.enclave().name(), founded.plan().summary())));
    founded.plan().notes().forEach(note -> progress.on(new Event.Warning(note)));
    founded.notes().forEach(note -> progress.on(new Event.Note(note)));
  }

  private List<String> ending(Founding.Founded founded) throws IOException, InterruptedException {
    var name = founded.enclave().name();
    var inspection = new Inspection(session);
    if (output.isJson()) {
      return inspection.json(founded.enclave(), founded.runtime());
    }
    if (!showInspect) {
      return List.of(name.text());
    }
    var lines = new ArrayList<>(inspection.block(founded.enclave(), founded.runtime()));
    var first = founded.plan().nodes().getFirst().service();
    lines.add("");
    lines.add("Next:  leannet enclave inspect " + name);
    lines.add("       leannet service logs -f " + name + " " + first);
    lines.add("       leannet enclave stop " + name + "   (and start)");
    lines.add("       leannet enclave rm -f " + name);
    return lines;
  }
}
