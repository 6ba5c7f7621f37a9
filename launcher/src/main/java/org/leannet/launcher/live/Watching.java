package org.leannet.launcher.live;

import java.io.IOException;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.watch.NetworkWatcher;

/// A watcher with the runtime it looks through.
final class Watching implements AutoCloseable {
  private final Runtime runtime;
  private final NetworkWatcher watcher;

  private Watching(Runtime runtime, NetworkWatcher watcher) {
    this.runtime = runtime;
    this.watcher = watcher;
  }

  static Watching start(Enclave enclave, Surroundings surroundings) throws IOException {
    var plan =
        enclave
            .plan()
            .orElseThrow(() ->
                new LaunchFailure(
                    ExitCode.USAGE,
                    "enclave '" + enclave.name() + "' has no network yet",
                    "it is being made, or its launch failed; `leannet enclave ls` shows its state"));
    var runtime = surroundings.runtimes().open(enclave);
    return new Watching(
        runtime, new NetworkWatcher(enclave, plan.nodes(), runtime, surroundings.clock()));
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
