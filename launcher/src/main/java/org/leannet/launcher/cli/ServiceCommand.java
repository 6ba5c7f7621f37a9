package org.leannet.launcher.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leannet.launcher.cli.view.JsonView;
import org.leannet.launcher.cli.view.ServiceBlock;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.launch.KeyUse;
import org.leannet.launcher.launch.NodeAddition;
import org.leannet.launcher.launch.Readiness;
import org.leannet.launcher.launch.ServiceWork;
import org.leannet.launcher.live.RawTerminal;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.runtime.Capability;
import org.leannet.launcher.runtime.Inside;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet service ...`: single services of an enclave.
@Command(name = "service", description = "shows, adds, changes and disturbs single services")
final class ServiceCommand extends CommandGroup {
  /// A node answers a few seconds after its start; on a busy machine its JVM takes a minute.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// The group with its verbs.
  static CommandLine tree(Session session) {
    return new CommandLine(new ServiceCommand())
        .addSubcommand(new ServiceLogs(session))
        .addSubcommand(new Inspect(session))
        .addSubcommand(
            "start",
            verb(session, ServiceCommand::start, "starts services and waits until they answer"))
        .addSubcommand(
            "stop", verb(session, ServiceCommand::stop, "stops services; they keep their data"))
        .addSubcommand(
            "restart",
            verb(session, ServiceCommand::restart, "stops services and starts them again"))
        .addSubcommand(
            "kill", verb(session, each(Runtime::kill), "ends services at once (SIGKILL)"))
        .addSubcommand("pause", verb(session, frozen(Runtime::pause), "freezes services"))
        .addSubcommand(
            "unpause",
            verb(session, frozen(Runtime::unpause), "lets frozen services go on"),
            "resume")
        .addSubcommand(new ServiceAdd(session))
        .addSubcommand(new ServiceUpdate(session))
        .addSubcommand(new Exec(session))
        .addSubcommand(new Shell(session))
        .addSubcommand(
            "rm",
            verb(
                session,
                ServiceCommand::remove,
                "removes services from their enclave, running or not"));
  }

  private static CommandLine verb(Session session, Action action, String description) {
    var line = new CommandLine(new Verb(session, action));
    line.getCommandSpec().usageMessage().description(description);
    return line;
  }

  /// What a verb does to the services it was given.
  @FunctionalInterface
  private interface Action {
    void on(Target target) throws IOException, InterruptedException;
  }

  /// Services of an open enclave, by name.
  private record Target(Session session, Enclave enclave, Runtime runtime, List<String> services) {
    /// Waits until those of the services that are Lean nodes answer.
    void awaitAnswers() throws IOException, InterruptedException {
      var nodes =
          enclave.plan().map(NetworkPlan::nodes).orElse(List.of()).stream()
              .filter(n -> services.contains(n.service()))
              .toList();
      var clock = session.clock();
      new Readiness(runtime, nodes, _ -> {}, clock).awaitApi(clock.instant().plus(PATIENCE));
    }
  }

  /// What a runtime does to one service.
  @FunctionalInterface
  private interface Step {
    void run(Runtime runtime, String service) throws IOException, InterruptedException;
  }

  private static Action each(Step step) {
    return target ->
        ServiceWork.onEach(target.services(), service -> step.run(target.runtime(), service));
  }

  private static Action frozen(Step step) {
    return target -> {
      target.runtime().capabilities().require(Capability.PAUSE);
      each(step).on(target);
    };
  }

  private static void start(Target target) throws IOException, InterruptedException {
    var enclave = target.enclave();
    if (enclave.plan().isPresent()) {
      new KeyUse(target.session().enclaves(), target.session().runtimes())
          .refuseShared(enclave.plan().get(), enclave.name());
    }
    each(Runtime::start).on(target);
    target.awaitAnswers();
  }

  private static void stop(Target target) throws IOException, InterruptedException {
    each((runtime, service) -> runtime.stop(service, ServiceWork.GRACE)).on(target);
  }

  private static void remove(Target target) throws IOException, InterruptedException {
    target.session().tellScraping(target.enclave(), target.runtime(), target.services());
    each(Runtime::remove).on(target);
    var plan = target.enclave().plan();
    if (plan.isPresent()) {
      target.enclave().replacePlan(NodeAddition.without(plan.get(), target.services()));
    }
  }

  private static void restart(Target target) throws IOException, InterruptedException {
    stop(target);
    start(target);
  }

  /// A verb that does the same to every service it is given.
  @Command
  static final class Verb implements Callable<Integer> {
    private final Session session;
    private final Action action;

    @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
    private String enclaveName = "";

    @Parameters(
        index = "1",
        arity = "1..*",
        paramLabel = "SERVICE",
        description = "services: names, node names, globs ('lean-*') or clients")
    private List<String> patterns = List.of();

    private Verb(Session session, Action action) {
      this.session = session;
      this.action = action;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      var search = new EnclaveSearch(session);
      var enclave = search.enclave(enclaveName);
      try (var _ = session.enclaves().lock(enclave);
          var runtime = session.runtimes().open(enclave)) {
        var services =
            search.services(enclave, runtime, patterns).stream().map(ServiceStatus::name).toList();
        action.on(new Target(session, enclave, runtime, services));
        session.console().print(services);
      }
      return ExitCode.OK.code();
    }
  }

  /// The words of a verb that looks at services and changes none.
  static final class Named {
    @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
    private String enclaveName = "";

    @Parameters(
        index = "1",
        paramLabel = "SERVICE",
        description = "a service's name, node name, glob ('lean-*') or client")
    private String service = "";

    /// What is done with the services found.
    @FunctionalInterface
    interface Use {
      int with(Runtime runtime, List<ServiceStatus> services)
          throws IOException, InterruptedException;
    }

    /// Finds the services and opens their runtime for as long as they are used.
    int use(Session session, Use use) throws IOException, InterruptedException {
      var search = new EnclaveSearch(session);
      var enclave = search.enclave(enclaveName);
      try (var runtime = session.runtimes().open(enclave)) {
        return use.with(runtime, search.services(enclave, runtime, List.of(service)));
      }
    }
  }

  /// Whom a command inside a service runs as.
  static final class AsUser {
    @Option(
        names = {"-u", "--user"},
        paramLabel = "USER",
        description = "whom it runs as, by name or number (default: as the service)")
    private Optional<String> name = Optional.empty();
  }

  @Command(
      name = "exec",
      description = {
        "runs a command inside a service, where it has an inside, and ends with its exit code",
        "",
        "A single word with spaces in it is a line for the service's own shell, as in Kurtosis."
      })
  static final class Exec implements Callable<Integer> {
    private final Session session;

    @Mixin private final Named named = new Named();

    @Mixin private final AsUser user = new AsUser();

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "COMMAND", description = "the command")
    private List<String> command = List.of();

    Exec(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      return named.use(session, this::run);
    }

    private int run(Runtime runtime, List<ServiceStatus> services)
        throws IOException, InterruptedException {
      runtime.capabilities().require(Capability.EXEC);
      var exitCode = ExitCode.OK.code();
      for (var service : services) {
        var inside = Inside.of(words()).as(user.name);
        var one = runtime.exec(service.name(), inside, session.console()::print);
        exitCode = exitCode == 0 ? one : exitCode;
      }
      return exitCode;
    }

    private List<String> words() {
      var isLine = command.size() == 1 && command.getFirst().contains(" ");
      return isLine ? List.of("/bin/sh", "-c", command.getFirst()) : command;
    }
  }

  @Command(
      name = "shell",
      description = {
        "opens a shell inside a service, bash where there is one",
        "",
        "It is on your terminal, where you sit at one, and else reads lines from standard input, from"
            + " a file or a pipe."
      })
  static final class Shell implements Callable<Integer> {
    private static final List<String> BASH_OR_SH =
        List.of("/bin/sh", "-c", "if command -v bash >/dev/null; then exec bash; fi; exec sh");

    /// At the end of the input, which the shell is not told of otherwise.
    private static final byte[] LEAVE = "\nexit\n".getBytes(StandardCharsets.UTF_8);

    private final Session session;

    @Mixin private final Named named = new Named();

    @Mixin private final AsUser user = new AsUser();

    Shell(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      return named.use(session, this::open);
    }

    private int open(Runtime runtime, List<ServiceStatus> services)
        throws IOException, InterruptedException {
      runtime.capabilities().require(Capability.EXEC);
      if (services.size() > 1) {
        throw new LaunchFailure(
            ExitCode.USAGE, services.size() + " services are called so", "name one of them");
      }
      var service = services.getFirst().name();
      var shell = Inside.of(BASH_OR_SH).as(user.name);
      session.console().say("shell in " + service + ": exit or Ctrl-D leaves it");
      if (session.live().terminal().getAsBoolean()) {
        try (var terminal = RawTerminal.open()) {
          var inside = shell.reading(terminal.keys()).on(terminal.screen());
          return runtime.exec(service, inside, session.console()::print);
        }
      }
      var input = new SequenceInputStream(session.input(), new ByteArrayInputStream(LEAVE));
      return runtime.exec(service, shell.reading(input), session.console()::print);
    }
  }

  @Command(name = "inspect", description = "shows a service as it was made and as it is")
  static final class Inspect implements Callable<Integer> {
    private final Session session;

    @Mixin private final Named named = new Named();

    @Mixin private final OutputOption output = new OutputOption();

    Inspect(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      return named.use(
          session,
          (_, services) -> {
            for (var service : services) {
              session
                  .console()
                  .print(
                      output.isJson()
                          ? List.of(JsonView.text(JsonView.service(service)))
                          : ServiceBlock.render(service));
            }
            return ExitCode.OK.code();
          });
    }
  }
}
