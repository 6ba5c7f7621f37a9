package org.leannet.launcher.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does the same to several services at once. The first failure is reported after all have ended;
/// an interrupt of the caller is passed on to all.
public final class ServiceWork {
  /// What a service that is asked to end needs at most to finish its duty and flush its database.
  public static final Duration GRACE = Duration.ofSeconds(10);

  private ServiceWork() {}

  /// What is done to one service.
  @FunctionalInterface
  public interface Task {
    /// Does it to the service of this name.
    void run(String service) throws IOException, InterruptedException;
  }

  /// Runs the task for each of these services and returns when all have ended.
  public static void onEach(List<String> services, Task task)
      throws IOException, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<String>>();
      for (var service : services) {
        running.add(
            threads.submit(() -> {
              task.run(service);
              return service;
            }));
      }
      try {
        for (var one : running) {
          finish(one);
        }
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw e;
      }
    }
  }

  private static void finish(Future<String> running) throws IOException, InterruptedException {
    try {
      running.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case InterruptedException interrupted -> throw interrupted;
        case RuntimeException fault -> throw fault;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
