package org.leannet.launcher.runtime.process;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.ServiceSpecJson;

/// The files kept for one service: what it is, how it is run, what its process said of itself.
record ServiceFiles(Path services, Path logs, String name) {
  private static final String SPEC = ".json";

  /// The names of the services that are kept in a folder, sorted.
  static List<String> names(Path services) throws IOException {
    try (var entries = Files.list(services)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(file -> file.endsWith(SPEC))
          .map(file -> file.substring(0, file.length() - SPEC.length()))
          .sorted()
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  /// What was asked for, as JSON.
  Path spec() {
    return services.resolve(name + SPEC);
  }

  /// What was asked for.
  ///
  /// @throws LaunchFailure when the file is damaged
  ServiceSpec readSpec() throws IOException {
    try {
      return ServiceSpecJson.read(Files.readString(spec()));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          spec() + " is damaged: " + e.getMessage(),
          "`leannet enclave rm -f` removes the enclave and its processes all the same",
          e);
    }
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
