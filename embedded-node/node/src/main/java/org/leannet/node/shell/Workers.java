package org.leannet.node.shell;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Job;
import org.leannet.node.core.port.Lane;
import org.leannet.node.core.port.Workbench;

/// The threads that jobs run on: a fixed pool for each lane, so that no kind of work waits behind
/// another. How many jobs may be out is the core's bound.
final class Workers {
  private final Workbench bench;
  private final Consumer<Event> done;
  private final ShellWatch watch;
  private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);

  /// @param cores the processors this node may use
  Workers(Workbench bench, int cores, Consumer<Event> done, ShellWatch watch) {
    this.bench = bench;
    this.done = done;
    this.watch = watch;
    for (var lane : Lane.values()) {
      lanes.put(lane, pool(lane, cores));
    }
  }

  private static ExecutorService pool(Lane lane, int cores) {
    var size =
        switch (lane) {
          case DUTY, BLOCK, VERIFY -> Math.max(1, cores);
          case AGGREGATE -> 1;
        };
    var name = lane.name().toLowerCase(Locale.ROOT);
    return Executors.newFixedThreadPool(
        size, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
  }

  /// Runs a job; what comes of it is handed on. After [#close] nothing is.
  void run(Job job) {
    try {
      lane(job.lane())
          .execute(() -> {
            var started = System.nanoTime();
            var event = job.perform(bench);
            watch.took(job, event, Duration.ofNanos(System.nanoTime() - started));
            done.accept(event);
          });
    } catch (RejectedExecutionException closing) {
      done.accept(new Event.JobDone.Died(job, "the node is stopping"));
    }
  }

  /// Lets running jobs end, for as long as `grace`, and drops the rest.
  void close(Duration grace) throws InterruptedException {
    List.copyOf(lanes.values()).forEach(ExecutorService::shutdown);
    var deadline = System.nanoTime() + grace.toNanos();
    for (var lane : lanes.values()) {
      if (!lane.awaitTermination(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        lane.shutdownNow();
      }
    }
  }

  private ExecutorService lane(Lane lane) {
    var executor = lanes.get(lane);
    if (executor == null) {
      throw new IllegalStateException("no threads for " + lane);
    }
    return executor;
  }
}
