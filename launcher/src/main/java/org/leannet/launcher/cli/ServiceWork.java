package org.leannet.launcher.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.leannet.launcher.runtime.ServiceStatus;

/// Does the same to several services at once, and reports the first failure after all are done.
final class ServiceWork {
  private ServiceWork() {}

  /// What is done to one service.
  @FunctionalInterface
  interface Task {
    void run(String service) throws IOException, InterruptedException;
  }

  static void onEach(List<ServiceStatus> services, Task task)
      throws IOException, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (var service : services) {
        running.add(
            threads.submit(() -> {
              task.run(service.name());
              return service;
            }));
      }
      for (var one : running) {
        finish(one);
      }
    }
  }

  private static void finish(Future<?> running) throws IOException, InterruptedException {
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
