package org.leannet.launcher.launch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.probe.HttpText;
import org.leannet.launcher.progress.Event;
import org.leannet.launcher.progress.Progress;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.Executable;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.runtime.ServiceStatus;
import org.leannet.launcher.stack.Companion;

/// The services beside the nodes, on their way up while the nodes get ready. No node waits for
/// them, and one that nobody asked for may stay away. Those of a stopped enclave are started again
/// in the same way, and there none of them is reason enough to fail.
final class Company implements AutoCloseable {
  /// Prometheus and Grafana serve within seconds; on a machine that starts a network, within more.
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  /// An image comes over the network. The nodes have long been ready when this is over.
  private static final Duration IMAGE_PATIENCE = Duration.ofMinutes(3);

  /// Nobody asked for it, so nobody waits for its image for long once the nodes are ready.
  private static final Duration UNASKED_PATIENCE = Duration.ofSeconds(30);

  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Runtime runtime;
  private final Progress progress;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Starting> starting = new ArrayList<>();

  /// @param before whether it was made by an earlier launch
  private record Starting(Companion companion, boolean before, Future<String> url) {
    String name() {
      return companion.spec().name();
    }
  }

  private Company(Runtime runtime, Progress progress, InstantSource clock) {
    this.runtime = runtime;
    this.progress = progress;
    this.clock = clock;
  }

  /// Begins to start them.
  static Company start(
      List<Companion> companions, Runtime runtime, Progress progress, InstantSource clock) {
    var company = new Company(runtime, progress, clock);
    for (var companion : companions) {
      company.starting.add(
          new Starting(
              companion, false, company.threads.submit(() -> company.makeAndStart(companion))));
    }
    return company;
  }

  /// Begins to start those of a stopped enclave again, and those that were left out before.
  static Company startAgain(
      List<Companion> companions, Runtime runtime, Progress progress, InstantSource clock)
      throws IOException, InterruptedException {
    var company = new Company(runtime, progress, clock);
    var there = new HashMap<String, ServiceStatus>();
    runtime.list().forEach(service -> there.put(service.name(), service));
    for (var companion : companions) {
      var before = Optional.ofNullable(there.get(companion.spec().name()));
      var url =
          company.threads.submit(() ->
              before.isPresent()
                  ? company.startAgain(companion, before.get())
                  : company.makeAndStart(companion));
      company.starting.add(new Starting(companion, before.isPresent(), url));
    }
    return company;
  }

  private String makeAndStart(Companion companion) throws IOException, InterruptedException {
    companion.provision().run();
    var wished = companion.avoidingTakenPorts();
    runtime.create(wished.spec());
    startWhereFree(wished);
    return awaitService(companion);
  }

  /// Its port may have been taken meanwhile, here or where the daemon is: then it gets another.
  private String startAgain(Companion companion, ServiceStatus before)
      throws IOException, InterruptedException {
    if (before.state().isAlive()) {
      return awaitService(companion);
    }
    var wished = again(companion, before).avoidingTakenPorts();
    if (!wished.spec().equals(before.spec())) {
      runtime.replace(wished.spec(), ServiceWork.GRACE);
    }
    startWhereFree(wished);
    return awaitService(companion);
  }

  /// A port that was free a moment ago may be taken by now: by another network that starts too.
  private void startWhereFree(Companion wished) throws IOException, InterruptedException {
    var service = wished.spec().name();
    try {
      runtime.start(service);
    } catch (LaunchFailure e) {
      var elsewhere = wished.atAnyPorts();
      if (elsewhere.equals(wished)) {
        throw e;
      }
      runtime.replace(elsewhere.spec(), ServiceWork.GRACE);
      runtime.start(service);
    }
  }

  /// A container stays as it was made; a program is told its port when it is started.
  private static Companion again(Companion companion, ServiceStatus before) {
    return switch (before.spec().executable()) {
      case Executable.Image _ -> companion.asMadeBefore(before.spec());
      case Executable.Local _ -> companion;
    };
  }

  private String awaitService(Companion companion) throws IOException, InterruptedException {
    var service = companion.spec().name();
    var deadline = clock.instant().plus(START_PATIENCE);
    while (true) {
      var status = runtime.status(service);
      var url = status.endpoint(PortIds.API).map(Endpoint::url).orElse("");
      if (status.state() == ServiceState.STOPPED) {
        throw failure("%s died: %s".formatted(service, status.ending()), service);
      }
      if (HttpText.get(URI.create(url + companion.readyPath()), ANSWER).isPresent()) {
        return url;
      }
      if (clock.instant().isAfter(deadline)) {
        throw failure(
            "%s does not answer at %s after %ds"
                .formatted(service, url, START_PATIENCE.toSeconds()),
            service);
      }
      Thread.sleep(POLL);
    }
  }

  private LaunchFailure failure(String problem, String service)
      throws IOException, InterruptedException {
    return new LaunchFailure(ExitCode.NOT_READY, problem, LastWords.of(runtime, service));
  }

  /// Waits until all serve, or will not.
  ///
  /// @throws LaunchFailure when one that was asked for cannot be had
  void await() throws IOException, InterruptedException {
    await(one -> one.companion().required());
  }

  /// The same where the nodes run whatever becomes of these.
  void awaitWillingly() throws IOException, InterruptedException {
    await(_ -> false);
  }

  private void await(Predicate<Starting> needed) throws IOException, InterruptedException {
    var nodesReady = clock.instant();
    for (var one : starting) {
      var patience = needed.test(one) ? IMAGE_PATIENCE : UNASKED_PATIENCE;
      try {
        progress.on(new Event.Note(one.name() + ": " + url(one, nodesReady, patience)));
      } catch (LaunchFailure e) {
        if (needed.test(one)) {
          throw e;
        }
        leaveOut(one, e);
      }
    }
  }

  private void leaveOut(Starting one, LaunchFailure reason)
      throws IOException, InterruptedException {
    if (!one.before()) {
      runtime.remove(one.name());
    }
    progress.on(
        new Event.Warning("left out: " + reason.problem() + "; `leannet ui` shows the network"));
    progress.on(new Event.Detail(reason.advice()));
  }

  private String url(Starting one, Instant nodesReady, Duration patience)
      throws IOException, InterruptedException {
    var name = one.name();
    try {
      var left = Duration.between(clock.instant(), nodesReady.plus(patience));
      return one.url().get(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      one.url().cancel(true);
      throw new LaunchFailure(
          ExitCode.NOT_READY,
          "%s is not up %ds after the nodes; `leannet enclave stop` and `start` try again"
              .formatted(name, patience.toSeconds()),
          "pull its image before, or leave it out with `additional_services: []`",
          e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case LaunchFailure failure -> throw failure;
        case IOException io ->
            throw new LaunchFailure(
                ExitCode.NOT_READY, "%s: %s".formatted(name, io.getMessage()), "", io);
        case InterruptedException interrupted -> throw interrupted;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /// Gives up on those that are still on their way; those that serve run on.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
