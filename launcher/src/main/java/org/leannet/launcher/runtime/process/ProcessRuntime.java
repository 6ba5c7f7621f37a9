package org.leannet.launcher.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.leannet.genesis.AtomicFile;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Capabilities;
import org.leannet.launcher.runtime.Capability;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.Inside;
import org.leannet.launcher.runtime.LogQuery;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceSpecJson;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.ServiceStatus;
import org.leannet.launcher.runtime.process.ProcessIdentity.Condition;

/// Runs services as processes of this machine. Needs a POSIX shell and nothing else.
///
/// A process belongs to the enclave only while both its pid and its start mark are those its script
/// wrote down; no other process is ever signalled.
public final class ProcessRuntime implements Runtime {
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          "process",
          Set.of(Capability.LOCAL_PROGRAMS, Capability.PAUSE),
          Map.of(
              Capability.IMAGES,
              "use `runtime: docker`, or name a local program with `cl_binary`",
              Capability.EXEC,
              "its services are processes of this machine: run the command directly",
              Capability.LIMITS,
              "use `runtime: docker` to limit CPU or memory",
              Capability.ADDRESSES,
              "its services share the loopback address and differ by port"));

  /// What a service sees of the caller's environment: enough to find programs and speak a language.
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", "USER", "LOGNAME");

  private static final Duration START_DEADLINE = Duration.ofSeconds(10);

  /// How soon a signal that stops or continues a process is seen to work.
  private static final Duration SIGNAL_DEADLINE = Duration.ofSeconds(2);

  private static final long POLL_MILLIS = 10;

  private final Path services;
  private final Path logs;

  /// @param services the folder for what is kept of each service
  /// @param logs the folder for the logs
  public ProcessRuntime(Path services, Path logs) {
    this.services = services;
    this.logs = logs;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(services);
    Files.createDirectories(logs);
  }

  @Override
  public void create(ServiceSpec spec) throws IOException {
    var files = files(spec.name());
    if (Files.exists(files.spec())) {
      throw new LaunchFailure(
          ExitCode.USAGE, "there is a service '" + spec.name() + "' already", "");
    }
    prepare();
    write(spec, files);
  }

  private static void write(ServiceSpec spec, ServiceFiles files) throws IOException {
    var program = localProgram(spec);
    Files.createDirectories(program.workingDirectory());
    AtomicFile.write(files.script(), ServiceScript.render(spec, program, files));
    // Whoever lists the services meanwhile sees all of it or nothing.
    AtomicFile.write(files.spec(), ServiceSpecJson.write(spec));
  }

  private static Executable.Local localProgram(ServiceSpec spec) {
    return switch (spec.executable()) {
      case Executable.Local local -> local;
      case Executable.Image image -> {
        CAPABILITIES.require(Capability.IMAGES);
        throw new IllegalStateException("images are not offered: " + image);
      }
    };
  }

  @Override
  public void start(String service) throws IOException, InterruptedException {
    var files = known(service);
    if (runOf(files).isPresent()) {
      return;
    }
    PortHolder.requireFree(files.readSpec());
    // The last run stays on record until the script replaces it: whoever looks meanwhile sees a
    // service that ended, never one that did not run before.
    var last = ServiceRun.read(files.run());
    Files.deleteIfExists(files.exit());
    new LogFile(files.log()).rotate(files.olderLog());
    var script = new ProcessBuilder("/bin/sh", files.script().toString());
    script.environment().keySet().retainAll(INHERITED);
    script.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    script.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    script.redirectError(ProcessBuilder.Redirect.DISCARD);
    awaitRun(files, last, script.start());
  }

  private static void awaitRun(ServiceFiles files, Optional<ServiceRun> last, Process script)
      throws IOException, InterruptedException {
    var deadline = Instant.now().plus(START_DEADLINE);
    try {
      while (ServiceRun.read(files.run()).equals(last)) {
        if (!script.isAlive() && ServiceRun.read(files.run()).equals(last)) {
          throw notStarted(files, "its script ended with exit code " + script.exitValue());
        }
        if (Instant.now().isAfter(deadline)) {
          throw notStarted(files, "nothing happened in %ds".formatted(START_DEADLINE.toSeconds()));
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (LaunchFailure | InterruptedException e) {
      // Half started: nobody knows this service's pid yet but its script.
      script.descendants().forEach(ProcessHandle::destroyForcibly);
      script.destroyForcibly();
      throw e;
    }
  }

  private static LaunchFailure notStarted(ServiceFiles files, String why) throws IOException {
    var full = FullDisk.words(files.services());
    if (full.isPresent()) {
      return new LaunchFailure(
          ExitCode.NOT_READY,
          "%s could not be started: %s".formatted(files.name(), full.get()),
          LaunchFailure.FREE_SOME_SPACE);
    }
    return new LaunchFailure(
        ExitCode.NOT_READY,
        "%s could not be started: %s".formatted(files.name(), why),
        "see the script that starts it: " + files.script());
  }

  @Override
  public void stop(String service, Duration grace) throws IOException, InterruptedException {
    var files = known(service);
    var run = runOf(files);
    if (run.isPresent()) {
      run.get().end(stopSignal(files), grace);
    }
  }

  /// Most programs end well on SIGTERM; some published clients only on SIGINT.
  private static String stopSignal(ServiceFiles files) throws IOException {
    var spec = files.readSpec();
    return spec.container().stopSignal().map(s -> s.replaceFirst("^SIG", "")).orElse("TERM");
  }

  @Override
  public void kill(String service) throws IOException, InterruptedException {
    kill(known(service));
  }

  private static void kill(ServiceFiles files) throws IOException, InterruptedException {
    var run = runOf(files);
    if (run.isPresent()) {
      run.get().end("KILL", Duration.ZERO);
    }
  }

  @Override
  public void pause(String service) throws IOException, InterruptedException {
    signalRunning(service, "STOP");
  }

  @Override
  public void unpause(String service) throws IOException, InterruptedException {
    signalRunning(service, "CONT");
  }

  private void signalRunning(String service, String signal)
      throws IOException, InterruptedException {
    var files = known(service);
    var run = runOf(files);
    if (run.isEmpty()) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "service '" + service + "' does not run",
          "start it with `leannet service start`");
    }
    run.get().service().signal(signal);
    var wanted = signal.equals("STOP") ? Condition.FROZEN : Condition.RUNNING;
    run.get().service().await(wanted, SIGNAL_DEADLINE);
  }

  @Override
  public void remove(String service) throws IOException, InterruptedException {
    var files = files(service);
    kill(files);
    files.deleteAll();
  }

  @Override
  public ServiceStatus status(String service) throws IOException, InterruptedException {
    return statusOf(known(service));
  }

  private ServiceStatus statusOf(ServiceFiles files) throws IOException, InterruptedException {
    var spec = files.readSpec();
    var run = ServiceRun.read(files.run());
    var state = run.isPresent() ? stateOf(run.get()) : ServiceState.CREATED;
    return new ServiceStatus(
        spec,
        state,
        run.isPresent() && state == ServiceState.STOPPED
            ? exitCode(files, run.get())
            : Optional.empty(),
        run.map(ServiceRun::startedAt),
        run.filter(_ -> state.isAlive()).map(r -> "pid " + r.service().pid()).orElse("-"),
        spec.ports().stream().map(p -> new Endpoint(p, spec.address(), p.number())).toList());
  }

  private static ServiceState stateOf(ServiceRun run) throws IOException {
    return switch (run.service().condition()) {
      case RUNNING -> ServiceState.RUNNING;
      case FROZEN -> ServiceState.PAUSED;
      case GONE -> ServiceState.STOPPED;
    };
  }

  /// What the script wrote down. Between the end of the service and that lies a moment, which is a
  /// long one on a busy machine.
  private static Optional<Integer> exitCode(ServiceFiles files, ServiceRun run)
      throws IOException, InterruptedException {
    if (!Files.exists(files.exit())) {
      run.script().await(Condition.GONE, ServiceRun.SCRIPT_DEADLINE);
    }
    try {
      return Optional.of(Integer.parseInt(Files.readString(files.exit()).strip()));
    } catch (NoSuchFileException | NumberFormatException e) {
      // The script was killed too, or the machine went down: nobody saw the end.
      return Optional.empty();
    }
  }

  @Override
  public List<ServiceStatus> list() throws IOException, InterruptedException {
    var found = new ArrayList<ServiceStatus>();
    for (var service : ServiceFiles.names(services)) {
      try {
        found.add(statusOf(files(service)));
      } catch (NoSuchFileException e) {
        // Another command removed it meanwhile: it is no longer one to list.
      }
    }
    return found;
  }

  @Override
  public void logs(String service, LogQuery query, Consumer<String> lines)
      throws IOException, InterruptedException {
    var files = known(service);
    var run = ServiceRun.read(files.run());
    new LogFile(files.log()).read(query, () -> isAlive(run), lines);
    // The end of what is there may be missing.
    FullDisk.words(logs).ifPresent(lines);
  }

  private static boolean isAlive(Optional<ServiceRun> run) {
    try {
      return run.isPresent() && run.get().service().isAlive();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public int exec(String service, Inside command, Consumer<String> lines) {
    known(service);
    CAPABILITIES.require(Capability.EXEC);
    throw new IllegalStateException("exec is not offered: " + command.command());
  }

  @Override
  public void replace(ServiceSpec spec, Duration grace) throws IOException, InterruptedException {
    var files = known(spec.name());
    var run = runOf(files);
    var signal = stopSignal(files);
    // Before anything ends, so that a full disk costs no service; a shell goes on with the script
    // that it has open.
    write(spec, files);
    if (run.isPresent()) {
      run.get().end(signal, grace);
      start(spec.name());
    }
  }

  @Override
  public void dispose() throws IOException, InterruptedException {
    // By name, for their files may be damaged.
    for (var service : ServiceFiles.names(services)) {
      remove(service);
    }
  }

  @Override
  public void close() {
    // Holds nothing open: processes and files outlive it by design.
  }

  /// The run that is still alive, if there is one.
  private static Optional<ServiceRun> runOf(ServiceFiles files) throws IOException {
    var run = ServiceRun.read(files.run());
    return run.isPresent() && run.get().service().isAlive() ? run : Optional.empty();
  }

  private ServiceFiles known(String service) {
    var files = files(service);
    if (!Files.exists(files.spec())) {
      throw new LaunchFailure(ExitCode.USAGE, "no service '" + service + "' here", "");
    }
    return files;
  }

  private ServiceFiles files(String service) {
    return new ServiceFiles(services, logs, service);
  }
}
