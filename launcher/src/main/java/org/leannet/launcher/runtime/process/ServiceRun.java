package org.leannet.launcher.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// One run of a service, as its script wrote it down: the service's process, and the script's own.
record ServiceRun(ProcessIdentity service, ProcessIdentity script, Instant startedAt) {
  private static final int LINES = 4;

  /// The latest run, if the service was ever started.
  static Optional<ServiceRun> read(Path file) throws IOException {
    try {
      var lines = Files.readAllLines(file);
      if (lines.size() < LINES) {
        return Optional.empty();
      }
      return Optional.of(
          new ServiceRun(
              new ProcessIdentity(Long.parseLong(lines.get(0)), lines.get(1)),
              new ProcessIdentity(Long.parseLong(lines.get(2)), lines.get(3)),
              Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
