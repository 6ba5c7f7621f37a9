package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.leannet.launcher.cli.view.EnclaveLine;
import org.leannet.launcher.cli.view.EnclaveStatus;
import org.leannet.launcher.cli.view.InspectBlock;
import org.leannet.launcher.cli.view.JsonView;
import org.leannet.launcher.cli.view.Style;
import org.leannet.launcher.cli.view.Table;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.enclave.EnclaveName;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.launch.ServiceWork;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet enclave ...`: networks as wholes.
@Command(name = "enclave", description = "makes, lists, shows, stops, starts and removes enclaves")
final class EnclaveCommand extends CommandGroup {
  /// The group with its verbs.
  static CommandLine tree(Session session) {
    return new CommandLine(new EnclaveCommand())
        .addSubcommand(new Add(session))
        .addSubcommand(new Ls(session))
        .addSubcommand(new Inspect(session))
        .addSubcommand(new Stop(session))
        .addSubcommand(new EnclaveStart(session))
        .addSubcommand(new EnclaveDump(session))
        .addSubcommand(new Rm(session));
  }

  /// The names of all services there are.
  static List<String> names(Runtime runtime) throws IOException, InterruptedException {
    return runtime.list().stream().map(ServiceStatus::name).toList();
  }

  @Command(name = "add", description = "makes an empty enclave, for `run --enclave` to fill")
  static final class Add implements Callable<Integer> {
    private static final EnclaveName USUAL = new EnclaveName("enclave");

    private final Session session;

    @Option(
        names = {"-n", "--name"},
        paramLabel = "NAME",
        description = "its name (default: one that is free)")
    private Optional<String> name = Optional.empty();

    Add(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      try (var _ = session.enclaves().lockHome()) {
        var enclaves = session.enclaves();
        var chosen = name.isPresent() ? new EnclaveName(name.get()) : enclaves.firstFree(USUAL);
        session.console().print(enclaves.create(chosen).name().text());
      }
      return ExitCode.OK.code();
    }
  }

  @Command(name = "ls", description = "lists all enclaves")
  static final class Ls implements Callable<Integer> {
    private final Session session;
    @Mixin private final OutputOption output = new OutputOption();

    Ls(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      var lines = new ArrayList<EnclaveLine>();
      for (var enclave : session.enclaves().list()) {
        try {
          lines.add(line(enclave));
        } catch (NoSuchFileException removed) {
          // By another command, just now.
        }
      }
      for (var lost : session.lost().find()) {
        lines.add(
            new EnclaveLine(
                lost.name(),
                EnclaveStatus.of(lost.services()),
                lost.createdAt().orElse(Instant.EPOCH),
                OptionalInt.of(lost.services().size())));
      }
      var console = session.console();
      console.print(
          output.isJson() ? List.of(JsonView.text(JsonView.enclaves(lines))) : table(lines));
      return ExitCode.OK.code();
    }

    /// What Docker would have to tell is unknown while it does not answer, as is what a damaged
    /// file did; the others are known.
    private EnclaveLine line(Enclave enclave) throws IOException, InterruptedException {
      try (var runtime = session.runtimes().open(enclave)) {
        var services = runtime.list();
        return new EnclaveLine(
            enclave.name().text(),
            EnclaveStatus.of(services),
            enclave.createdAt(),
            OptionalInt.of(services.size()));
      } catch (LaunchFailure e) {
        session.console().say("leannet: " + enclave.name() + ": " + e.problem());
        return new EnclaveLine(
            enclave.name().text(), EnclaveStatus.UNKNOWN, enclave.createdAt(), OptionalInt.empty());
      }
    }

    private List<String> table(List<EnclaveLine> lines) {
      var style = new Style(session.console().color());
      var table = new Table("Name", "Status", "Services", "Creation Time");
      for (var line : lines) {
        table.add(
            line.name(),
            style.state(line.status().name(), line.status() == EnclaveStatus.RUNNING),
            line.services().isPresent() ? "" + line.services().getAsInt() : "-",
            InspectBlock.time(line.createdAt(), session.console().zone()));
      }
      return table.render();
    }
  }

  @Command(
      name = "inspect",
      aliases = "connect",
      description = "shows an enclave, its services, its nodes and where they are reached")
  static final class Inspect implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ENCLAVE", description = "the enclave's name")
    private String name = "";

    @Mixin private final OutputOption output = new OutputOption();

    Inspect(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      var enclave = new EnclaveSearch(session).enclave(name);
      try (var runtime = session.runtimes().open(enclave)) {
        var inspection = new Inspection(session);
        session
            .console()
            .print(
                output.isJson()
                    ? inspection.json(enclave, runtime)
                    : inspection.block(enclave, runtime));
      }
      return ExitCode.OK.code();
    }
  }

  @Command(name = "stop", description = "stops enclaves; their chains can go on later")
  static final class Stop implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ENCLAVE", arity = "1..*", description = "the enclaves' names")
    private List<String> names = List.of();

    Stop(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      for (var name : names) {
        var enclave = new EnclaveSearch(session).enclave(name);
        try (var _ = session.enclaves().lock(enclave);
            var runtime = session.runtimes().open(enclave)) {
          ServiceWork.onEach(names(runtime), service -> runtime.stop(service, ServiceWork.GRACE));
        }
        session.console().print(name);
      }
      return ExitCode.OK.code();
    }
  }

  @Command(name = "rm", description = "removes enclaves and everything they made")
  static final class Rm implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ENCLAVE", arity = "1..*", description = "the enclaves' names")
    private List<String> names = List.of();

    @Option(
        names = {"-f", "--force"},
        description = "also when something of it runs")
    private boolean force;

    Rm(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      for (var name : names) {
        var enclave = new EnclaveSearch(session).enclave(name);
        try (var _ = session.enclaves().lock(enclave)) {
          if (!force && session.isRunning(enclave)) {
            throw new LaunchFailure(
                ExitCode.USAGE,
                "enclave '" + name + "' is running",
                "stop it first, or remove it as it is with `leannet enclave rm -f " + name + "`");
          }
          session.runtimes().dispose(enclave);
          session.enclaves().remove(enclave);
        }
        session.console().print(name);
      }
      return ExitCode.OK.code();
    }
  }
}
