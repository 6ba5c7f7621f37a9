package org.leannet.launcher.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files kept for one service: what it is, how it is run, what its process said of itself.
record ServiceFiles(Path services, Path logs, String name) {
  /// What was asked for, as JSON.
  Path spec() {
    return services.resolve(name + ".json");
  }

  /// The script that runs it.
  Path script() {
    return services.resolve(name + ".sh");
  }

  /// Written by the script at start: pid and mark of the service, pid and mark of the script.
  Path run() {
    return services.resolve(name + ".run");
  }

  /// Written by the script at the end: the exit code.
  Path exit() {
    return services.resolve(name + ".exit");
  }

  /// Standard output and error.
  Path log() {
    return logs.resolve(name + ".log");
  }

  /// The part of the log that was rotated away.
  Path olderLog() {
    return logs.resolve(name + ".log.1");
  }

  void deleteAll() throws IOException {
    // The spec goes last: while it is there the service is known and removal can be tried again.
    for (var file : List.of(script(), run(), exit(), log(), olderLog(), spec())) {
      Files.deleteIfExists(file);
    }
  }
}
