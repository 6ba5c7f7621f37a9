package org.leannet.launcher.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.leannet.launcher.cli.view.JsonView;
import org.leannet.launcher.cli.view.ServiceBlock;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.launch.Readiness;
import org.leannet.launcher.launch.ServiceWork;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.runtime.Capability;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `leannet service ...`: single services of an enclave.
@Command(name = "service", description = "shows, stops, starts and disturbs single services")
final class ServiceCommand extends CommandGroup {
  /// A node answers a few seconds after its start, on a busy machine too.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// The group with its verbs.
  static CommandLine tree(Session session) {
    return new CommandLine(new ServiceCommand())
        .addSubcommand(new ServiceLogs(session))
        .addSubcommand(new Inspect(session))
        .addSubcommand(new Start(session))
        .addSubcommand(new Stop(session))
        .addSubcommand(new Restart(session))
        .addSubcommand(new Kill(session))
        .addSubcommand(new Pause(session))
        .addSubcommand(new Unpause(session))
        .addSubcommand(new Exec(session))
        .addSubcommand(new Rm(session));
  }

  /// A verb that does the same to every service it is given.
  abstract static class ServiceVerb implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
    private String enclaveName = "";

    @Parameters(
        index = "1",
        arity = "1..*",
        paramLabel = "SERVICE",
        description = "services: names, node names, globs (lean-*) or clients")
    private List<String> patterns = List.of();

    ServiceVerb(Session session) {
      this.session = session;
    }

    final Session session() {
      return session;
    }

    @Override
    public final Integer call() throws IOException, InterruptedException {
      var search = new EnclaveSearch(session);
      var enclave = search.enclave(enclaveName);
      try (var _ = session.enclaves().lock(enclave);
          var runtime = session.runtimes().open(enclave)) {
        var services =
            search.services(enclave, runtime, patterns).stream().map(ServiceStatus::name).toList();
        act(enclave, runtime, services);
        session.console().print(services);
      }
      return ExitCode.OK.code();
    }

    abstract void act(Enclave enclave, Runtime runtime, List<String> services)
        throws IOException, InterruptedException;

    /// Waits until those of the services that are Lean nodes answer.
    final void awaitAnswers(Enclave enclave, Runtime runtime, List<String> services)
        throws IOException, InterruptedException {
      var nodes =
          enclave.plan().map(NetworkPlan::nodes).orElse(List.of()).stream()
              .filter(n -> services.contains(n.service()))
              .toList();
      var clock = session.clock();
      Instant deadline = clock.instant().plus(PATIENCE);
      new Readiness(runtime, nodes, _ -> {}, clock).awaitApi(deadline);
    }
  }

  @Command(name = "start", description = "starts services and waits until they answer")
  static final class Start extends ServiceVerb {
    Start(Session session) {
      super(session);
    }

    @Override
    void act(Enclave enclave, Runtime runtime, List<String> services)
        throws IOException, InterruptedException {
      ServiceWork.onEach(services, runtime::start);
      awaitAnswers(enclave, runtime, services);
    }
  }

  @Command(name = "stop", description = "stops services; they keep their data")
  static final class Stop extends ServiceVerb {
    Stop(Session session) {
      super(session);
    }

    @Override
    void act(Enclave enclave, Runtime runtime, List<String> services)
        throws IOException, InterruptedException {
      ServiceWork.onEach(services, service -> runtime.stop(service, EnclaveCommand.GRACE));
    }
  }

  @Command(name = "restart", description = "stops services and starts them again")
  static final class Restart extends ServiceVerb {
    Restart(Session session) {
      super(session);
    }

    @Override
    void act(Enclave enclave, Runtime runtime, List<String> services)
        throws IOException, InterruptedException {
      ServiceWork.onEach(services, service -> runtime.stop(service, EnclaveCommand.GRACE));
      ServiceWork.onEach(services, runtime::start);
      awaitAnswers(enclave, runtime, services);
    }
  }

  @Command(name = "kill", description = "ends services at once (SIGKILL)")
  static final class Kill extends ServiceVerb {
    Kill(Session session) {
      super(session);
    }

    @Override
    void act(Enclave enclave, Runtime runtime, List<String> services)
        throws IOException, InterruptedException {
      ServiceWork.onEach(services, runtime::kill);
    }
  }

  @Command(name = "pause", description = "freezes services")
  static final class Pause extends ServiceVerb {
    Pause(Session session) {
      super(session);
    }

    @Override
    void act(Enclave enclave, Runtime runtime, List<String> services)
        throws IOException, InterruptedException {
      runtime.capabilities().require(Capability.PAUSE);
      ServiceWork.onEach(services, runtime::pause);
    }
  }

  @Command(name = "unpause", aliases = "resume", description = "lets frozen services go on")
  static final class Unpause extends ServiceVerb {
    Unpause(Session session) {
      super(session);
    }

    @Override
    void act(Enclave enclave, Runtime runtime, List<String> services)
        throws IOException, InterruptedException {
      runtime.capabilities().require(Capability.PAUSE);
      ServiceWork.onEach(services, runtime::unpause);
    }
  }

  @Command(name = "rm", description = "removes services from their enclave, running or not")
  static final class Rm extends ServiceVerb {
    Rm(Session session) {
      super(session);
    }

    @Override
    void act(Enclave enclave, Runtime runtime, List<String> services)
        throws IOException, InterruptedException {
      ServiceWork.onEach(services, runtime::remove);
    }
  }

  @Command(name = "exec", description = "runs a command inside a service, where it has an inside")
  static final class Exec implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
    private String enclaveName = "";

    @Parameters(index = "1", paramLabel = "SERVICE", description = "the service's name")
    private String service = "";

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "COMMAND", description = "the command")
    private List<String> command = List.of();

    Exec(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      var search = new EnclaveSearch(session);
      var enclave = search.enclave(enclaveName);
      try (var runtime = session.runtimes().open(enclave)) {
        var services = search.services(enclave, runtime, List.of(service));
        runtime.capabilities().require(Capability.EXEC);
        var exitCode = ExitCode.OK.code();
        for (var found : services) {
          exitCode =
              Math.max(exitCode, runtime.exec(found.name(), command, session.console()::print));
        }
        return exitCode;
      }
    }
  }

  @Command(name = "inspect", description = "shows one service as it was made and as it is")
  static final class Inspect implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "ENCLAVE", description = "the enclave's name")
    private String enclaveName = "";

    @Parameters(index = "1", paramLabel = "SERVICE", description = "the service's name")
    private String service = "";

    @Mixin private final OutputOption output = new OutputOption();

    Inspect(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      var search = new EnclaveSearch(session);
      var enclave = search.enclave(enclaveName);
      try (var runtime = session.runtimes().open(enclave)) {
        for (var found : search.services(enclave, runtime, List.of(service))) {
          session
              .console()
              .print(
                  output.isJson()
                      ? List.of(JsonView.text(JsonView.service(found)))
                      : ServiceBlock.render(found));
        }
      }
      return ExitCode.OK.code();
    }
  }
}
