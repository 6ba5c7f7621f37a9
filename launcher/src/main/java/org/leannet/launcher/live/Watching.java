package org.leannet.launcher.live;

import java.io.IOException;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.ServiceStatus;
import org.leannet.launcher.watch.NetworkWatcher;

/// A watcher with the runtime it looks through.
final class Watching implements AutoCloseable {
  private final Runtime runtime;
  private final NetworkWatcher watcher;

  private Watching(Runtime runtime, NetworkWatcher watcher) {
    this.runtime = runtime;
    this.watcher = watcher;
  }

  static Watching start(Enclave enclave, Surroundings surroundings)
      throws IOException, InterruptedException {
    var plan = enclave.network();
    var runtime = surroundings.runtimes().open(enclave);
    try {
      var there = runtime.list().stream().map(ServiceStatus::name).toList();
      // Whoever has validators has turns to propose, even when it was removed.
      var nodes =
          plan.nodes().stream()
              .filter(n -> there.contains(n.service()) || !n.duties().validators().isEmpty())
              .toList();
      return new Watching(
          runtime, new NetworkWatcher(enclave, nodes, runtime, surroundings.clock()));
    } catch (IOException | InterruptedException | RuntimeException e) {
      runtime.close();
      throw e;
    }
  }

  NetworkWatcher snapshots() {
    return watcher;
  }

  @Override
  public void close() {
    watcher.close();
    runtime.close();
  }
}
