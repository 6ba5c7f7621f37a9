package org.leannet.launcher.launch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.probe.HttpText;
import org.leannet.launcher.progress.Event;
import org.leannet.launcher.progress.Progress;
import org.leannet.launcher.runtime.Endpoint;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceState;
import org.leannet.launcher.stack.Companion;

/// The services beside the nodes, on their way up while the nodes get ready. No node waits for
/// them, and one that nobody asked for may stay away.
final class Company implements AutoCloseable {
  /// Prometheus and Grafana serve within seconds; on a machine that starts a network, within more.
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  /// An image comes over the network. The nodes have long been ready when this is over.
  private static final Duration IMAGE_PATIENCE = Duration.ofMinutes(3);

  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Runtime runtime;
  private final Progress progress;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Starting> starting = new ArrayList<>();

  private record Starting(Companion companion, Future<String> url) {}

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
          new Starting(companion, company.threads.submit(() -> company.bringUp(companion))));
    }
    return company;
  }

  private String bringUp(Companion companion) throws IOException, InterruptedException {
    companion.provision().run();
    var service = companion.spec().name();
    runtime.create(companion.avoidingTakenPorts().spec());
    runtime.start(service);
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
    var deadline = clock.instant().plus(IMAGE_PATIENCE);
    for (var one : starting) {
      var name = one.companion().spec().name();
      try {
        progress.on(new Event.Note(name + ": " + url(one, deadline)));
      } catch (LaunchFailure e) {
        if (one.companion().required()) {
          throw e;
        }
        runtime.remove(name);
        progress.on(
            new Event.Warning("left out: " + e.problem() + "; `leannet ui` shows the network"));
        progress.on(new Event.Detail(e.advice()));
      }
    }
  }

  private String url(Starting one, Instant deadline) throws IOException, InterruptedException {
    var name = one.companion().spec().name();
    try {
      var patience = Duration.between(clock.instant(), deadline);
      return one.url().get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      one.url().cancel(true);
      throw new LaunchFailure(
          ExitCode.NOT_READY,
          "%s was not there %ds after the nodes".formatted(name, IMAGE_PATIENCE.toSeconds()),
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
