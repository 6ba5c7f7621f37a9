package org.leannet.launcher.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.leannet.clients.render.Role;
import org.leannet.genesis.GenesisArtifacts;
import org.leannet.genesis.GenesisException;
import org.leannet.genesis.KeyCache;
import org.leannet.genesis.KeyMaker;
import org.leannet.genesis.PeerKeys;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.progress.Event;
import org.leannet.launcher.progress.Phase;
import org.leannet.launcher.progress.Progress;
import org.leannet.launcher.runtime.Concurrently;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceStatus;

/// The launch of one network in its three phases. Each phase needs what only the one before it
/// gives, so none can be forgotten or done too early. What it makes is undone by whoever opened the
/// runtime.
public final class Launch {
  /// From genesis on, a network that works has its first block after a slot or two.
  private static final Duration FIRST_BLOCK_PATIENCE = Duration.ofMinutes(2);

  /// How much longer the second and last delay is, for machines too busy for the first.
  private static final int LONGER_DELAY = 4;

  private final Site site;
  private final Runtime runtime;
  private final Progress progress;
  private final InstantSource clock;

  /// Where and of what a network is made.
  ///
  /// @param directory where the genesis files go
  /// @param services makes what is to run
  /// @param clearData forgets what nodes have stored, for a second start
  /// @param keyCache where validator keys are kept for the next time; empty for no cache
  /// @param cores how many threads make keys
  /// @param createdAtOnce how many services are made at the same time
  public record Site(
      NetworkPlan plan,
      Path directory,
      Services services,
      Clearing clearData,
      Optional<Path> keyCache,
      int cores,
      int createdAtOnce) {}

  /// Deletes what nodes have stored.
  @FunctionalInterface
  public interface Clearing {
    /// Deletes it; harmless when there is nothing.
    void run() throws IOException, InterruptedException;
  }

  /// @param runtime of an enclave that was founded
  public Launch(Site site, Runtime runtime, Progress progress, InstantSource clock) {
    this.site = site;
    this.runtime = runtime;
    this.progress = progress;
    this.clock = clock;
  }

  /// Phase 1 is done: every node has its identity.
  public record Keyed(PeerKeys peers) {}

  /// Phase 2 is done: all keys and files are there, but for the time.
  public record Prepared(GenesisArtifacts artifacts) {}

  /// Phase 3 is done: all services run, and answered this long before genesis.
  public record Running(Instant genesis, Duration margin, Steps steps) {}

  /// How long the nodes took to be created, to be started and to answer.
  public record Steps(Duration created, Duration started, Duration answered) {
    @Override
    public String toString() {
      return "created in %s, started in %s, answering in %s"
          .formatted(seconds(created), seconds(started), seconds(answered));
    }

    private static String seconds(Duration time) {
      return String.format(Locale.ROOT, "%.1fs", time.toMillis() / 1000.0);
    }
  }

  /// Phase 1: node keys, peer ids, node records.
  public Keyed makePeerKeys() throws InterruptedException {
    return inGenesisPhase(
        Phase.PEER_KEYS,
        () -> {
          var peers = PeerKeys.of(GenesisInput.of(site.plan(), site.services().dialects()));
          return new Outcome<>(new Keyed(peers), counted(peers.peers().size(), "node"));
        });
  }

  /// Phase 2: validator keys and all genesis files but those with the time.
  public Prepared makeGenesis(Keyed keyed) throws InterruptedException {
    return inGenesisPhase(
        Phase.GENESIS,
        () -> {
          var events = new GenesisProgress(progress);
          try (var cores = new CorePool(site.cores())) {
            var keys = new KeyMaker(cores, site.keyCache().map(KeyCache::new), events);
            var artifacts = GenesisArtifacts.make(keyed.peers(), keys, site.directory());
            return new Outcome<>(new Prepared(artifacts), events.summary());
          }
        });
  }

  /// Phase 3: creates everything, then stamps the genesis time, then starts everything at once.
  /// Slow preparations therefore never use up the time until genesis. Where a busy machine is too
  /// slow even so, everything is made once more with a longer delay.
  public Running start(Prepared prepared) throws IOException, InterruptedException {
    return inPhase(
        Phase.START,
        () -> {
          var delay = site.plan().chain().genesisDelaySeconds();
          var late = startAndAwaitAnswers(prepared, delay);
          if (late instanceof Late failure) {
            if (site.plan().chain().genesisTime().isPresent()) {
              throw failure.failure();
            }
            progress.on(
                new Event.Warning(
                    "genesis struck before all nodes listened; starting over with genesis_delay "
                        + delay * LONGER_DELAY));
            removeServices();
            site.clearData().run();
            late = startAndAwaitAnswers(prepared, delay * LONGER_DELAY);
          }
          return switch (late) {
            case Late failure -> throw failure.failure();
            case InTime(Running running) -> new Outcome<>(running, describe(running));
          };
        });
  }

  /// Not what they share: the addresses that the nodes were told of stay theirs.
  private void removeServices() throws IOException, InterruptedException {
    ServiceWork.onEach(runtime.list().stream().map(ServiceStatus::name).toList(), runtime::remove);
  }

  private sealed interface Punctuality {}

  private record InTime(Running running) implements Punctuality {}

  private record Late(LaunchFailure failure) implements Punctuality {}

  private Punctuality startAndAwaitAnswers(Prepared prepared, int delaySeconds)
      throws IOException, InterruptedException {
    var services = site.services();
    var peers = prepared.artifacts().peers();
    // Keys may take minutes, in which `docker network prune` takes an empty network for rubbish.
    runtime.prepare();
    var engines = startExecutions();
    var begun = clock.instant();
    var nodes = create(services.nodes(peers, engines));
    var created = clock.instant();
    var genesis = genesisTime(delaySeconds);
    stamp(prepared, genesis);
    services.tellGenesis(peers, engines, genesis);
    startAll(nodes);
    var started = clock.instant();
    progress.on(
        new Event.Detail(
            "%s created in %s, started in %s"
                .formatted(
                    counted(nodes.size(), "node"),
                    Steps.seconds(Duration.between(begun, created)),
                    Steps.seconds(Duration.between(created, started)))));
    var late = readiness(Phase.START).lateToAnswer(genesis);
    if (late.isPresent()) {
      return new Late(late.get());
    }
    var answered = clock.instant();
    new Identities(runtime, site.plan().nodes()).check(peers);
    return new InTime(
        new Running(
            genesis,
            Duration.between(answered, genesis),
            new Steps(
                Duration.between(begun, created),
                Duration.between(created, started),
                Duration.between(started, answered))));
  }

  /// The first starts alone, so that the others can be told where it is.
  private Map<String, Role.Engine> startExecutions() throws IOException, InterruptedException {
    var all = site.plan().executions();
    var first = all.subList(0, Math.min(1, all.size()));
    var others = all.subList(first.size(), all.size());
    var executions = new Executions(runtime, progress, clock);
    startAll(create(site.services().executions(first, List.of())));
    if (!others.isEmpty()) {
      var known = executions.bootNode(first.getFirst()).stream().toList();
      startAll(create(site.services().executions(others, known)));
    }
    return executions.await(all);
  }

  private String describe(Running running) {
    return String.format(
        Locale.ROOT,
        "%s; genesis margin %+.1fs; %s",
        counted(site.plan().nodes().size(), "node"),
        running.margin().toMillis() / 1000.0,
        running.steps());
  }

  /// Waits until the network works, and for the milestones asked for. What runs beside the nodes is
  /// started meanwhile, when it can no longer delay them.
  public void awaitReady(Running running, List<Milestone> milestones, Duration patience)
      throws IOException, InterruptedException {
    try (var company = Company.start(site.services().companions(), runtime, progress, clock)) {
      awaitNodes(running, milestones, patience);
      company.await();
    }
  }

  private void awaitNodes(Running running, List<Milestone> milestones, Duration patience)
      throws IOException, InterruptedException {
    inPhase(
        Phase.READY,
        () -> {
          var readiness = readiness(Phase.READY);
          readiness.awaitAdvancing(running.genesis().plus(FIRST_BLOCK_PATIENCE));
          var deadline = running.genesis().plus(patience);
          for (var milestone : milestones) {
            readiness.await(milestone, deadline);
          }
          return new Outcome<>(
              running,
              milestones.isEmpty()
                  ? "the chain advances"
                  : "every node at " + milestones.getLast());
        });
  }

  private List<String> create(List<ServiceSpec> services) throws IOException, InterruptedException {
    Concurrently.each(
        services,
        site.createdAtOnce(),
        service -> {
          runtime.create(service);
          progress.on(new Event.Detail("created " + service.name()));
        });
    return services.stream().map(ServiceSpec::name).toList();
  }

  private void startAll(List<String> services) throws IOException, InterruptedException {
    ServiceWork.onEach(services, runtime::start);
  }

  /// The planned time, or the delay from now, on a whole second.
  private Instant genesisTime(int delaySeconds) {
    var chain = site.plan().chain();
    var now = clock.instant();
    if (chain.genesisTime().isEmpty()) {
      return now.plusSeconds(delaySeconds).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
    var planned = Instant.ofEpochSecond(chain.genesisTime().get());
    if (!planned.isAfter(now)) {
      throw new LaunchFailure(
          ExitCode.GENESIS,
          "genesis_time %s is past".formatted(planned),
          "leave it out and set genesis_delay, or choose a later one");
    }
    return planned;
  }

  private static void stamp(Prepared prepared, Instant genesis) {
    try {
      prepared.artifacts().stamp(genesis);
    } catch (GenesisException e) {
      throw genesisFailure(e);
    }
  }

  private Readiness readiness(Phase phase) {
    return new Readiness(
        runtime, site.plan().nodes(), advance -> progress.on(advance.in(phase)), clock);
  }

  private record Outcome<T>(T value, String summary) {}

  @FunctionalInterface
  private interface Work<T> {
    Outcome<T> run() throws IOException, InterruptedException;
  }

  private <T> T inPhase(Phase phase, Work<T> work) throws IOException, InterruptedException {
    progress.on(new Event.Begun(phase));
    var done = false;
    try {
      var outcome = work.run();
      done = true;
      progress.on(new Event.Finished(phase, outcome.summary()));
      return outcome.value();
    } finally {
      if (!done) {
        progress.on(new Event.Failed(phase));
      }
    }
  }

  private <T> T inGenesisPhase(Phase phase, Work<T> work) throws InterruptedException {
    try {
      return inPhase(phase, work);
    } catch (GenesisException | CancellationException | IOException e) {
      // An interrupt reaches the computing and the files in many disguises; the flag tells.
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
      throw e instanceof GenesisException genesis
          ? genesisFailure(genesis)
          : new LaunchFailure(ExitCode.GENESIS, String.valueOf(e.getMessage()), "", e);
    }
  }

  static LaunchFailure genesisFailure(GenesisException e) {
    return new LaunchFailure(ExitCode.GENESIS, String.valueOf(e.getMessage()), e.advice(), e);
  }

  private static String counted(int number, String noun) {
    return String.format(Locale.ROOT, "%d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
