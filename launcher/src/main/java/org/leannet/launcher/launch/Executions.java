package org.leannet.launcher.launch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leannet.clients.render.Role;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.ExecutionPlan;
import org.leannet.launcher.probe.ExecutionProbe;
import org.leannet.launcher.progress.Event;
import org.leannet.launcher.progress.Phase;
import org.leannet.launcher.progress.Progress;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceState;

/// The execution clients of a network, from their start until their genesis is known.
final class Executions {
  /// The slow ones read a genesis and open a database for half a minute and more.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// One that answers at all has its record by then.
  private static final Duration RECORD_PATIENCE = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofMillis(500);

  private final Runtime runtime;
  private final Progress progress;
  private final InstantSource clock;
  private final ExecutionProbe probe = new ExecutionProbe();

  Executions(Runtime runtime, Progress progress, InstantSource clock) {
    this.runtime = runtime;
    this.progress = progress;
    this.clock = clock;
  }

  /// Waits until every running execution client tells its genesis hash. All must tell the same.
  Map<String, Role.Engine> await(List<ExecutionPlan> executions)
      throws IOException, InterruptedException {
    var engines = new LinkedHashMap<String, Role.Engine>();
    var deadline = clock.instant().plus(PATIENCE);
    for (var execution : executions) {
      var hash = awaitHash(execution.service(), deadline);
      engines.put(execution.service(), ClientStarts.engine(execution, hash));
      progress.on(
          new Event.Advanced(
              Phase.START, engines.size(), executions.size(), "execution clients answer"));
    }
    requireOneGenesis(engines);
    return engines;
  }

  /// How others find this one; empty, with a warning, when it answers and does not tell.
  Optional<Role.BootNode> bootNode(ExecutionPlan execution)
      throws IOException, InterruptedException {
    awaitHash(execution.service(), clock.instant().plus(PATIENCE));
    var deadline = clock.instant().plus(RECORD_PATIENCE);
    var told = askForBootNode(execution);
    while (told.isEmpty() && clock.instant().isBefore(deadline)) {
      Thread.sleep(POLL);
      told = askForBootNode(execution);
    }
    if (told.isEmpty()) {
      progress.on(
          new Event.Warning(
              execution.service()
                  + " does not tell its node record (admin_nodeInfo), so the other execution"
                  + " clients have no boot node; they get every block from their Lean nodes"));
    }
    return told;
  }

  private Optional<Role.BootNode> askForBootNode(ExecutionPlan execution)
      throws IOException, InterruptedException {
    return runtime
        .status(execution.service())
        .endpoint(PortIds.RPC)
        .map(Endpoint::url)
        .map(URI::create)
        .flatMap(probe::nodeInfo)
        .map(info -> new Role.BootNode(info.enr(), info.enodeAt(execution.ip())));
  }

  private String awaitHash(String service, Instant deadline)
      throws IOException, InterruptedException {
    while (true) {
      var status = runtime.status(service);
      if (status.state() == ServiceState.STOPPED) {
        throw new LaunchFailure(
            ExitCode.NOT_READY,
            "%s died: %s".formatted(service, status.ending()),
            LastWords.of(runtime, service));
      }
      var hash =
          status
              .endpoint(PortIds.RPC)
              .map(Endpoint::url)
              .map(URI::create)
              .flatMap(probe::genesisHash);
      if (hash.isPresent()) {
        return hash.get();
      }
      if (clock.instant().isAfter(deadline)) {
        throw new LaunchFailure(
            ExitCode.NOT_READY,
            "%s did not tell its genesis within %ds".formatted(service, PATIENCE.toSeconds()),
            LastWords.of(runtime, service));
      }
      Thread.sleep(POLL);
    }
  }

  private static void requireOneGenesis(Map<String, Role.Engine> engines) {
    var hashes = engines.values().stream().map(Role.Engine::genesisHash).distinct().toList();
    if (hashes.size() > 1) {
      var lines = new StringBuilder();
      engines.forEach((service, e) -> lines.append(service + " " + e.genesisHash() + "\n"));
      throw new LaunchFailure(
          ExitCode.GENESIS,
          "the execution clients do not agree on their genesis block",
          lines.toString().strip());
    }
  }
}
