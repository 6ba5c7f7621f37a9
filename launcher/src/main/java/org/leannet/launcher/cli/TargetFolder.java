package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.leannet.launcher.enclave.Enclaves;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.Rollback;

/// A folder that a verb writes into: one that is not there yet, or has nothing in it.
record TargetFolder(Path path) {
  /// Makes it, and registers how to have it as it was.
  Path open(Rollback rollback) throws IOException {
    var isNew = isNewOrEmpty();
    var folder = Files.createDirectories(path).toRealPath();
    rollback.onFailure("the folder " + path, () -> clear(folder, isNew));
    return folder;
  }

  private boolean isNewOrEmpty() throws IOException {
    if (!Files.exists(path)) {
      return true;
    }
    if (!Files.isDirectory(path)) {
      throw new LaunchFailure(ExitCode.USAGE, path + " is not a folder", "name a new one");
    }
    try (var entries = Files.list(path)) {
      if (entries.findAny().isPresent()) {
        throw new LaunchFailure(
            ExitCode.USAGE, path + " is not empty", "name a folder that is new or empty");
      }
    }
    return false;
  }

  private static void clear(Path folder, boolean wholly) throws IOException, InterruptedException {
    Enclaves.delete(folder);
    if (!wholly) {
      Files.createDirectory(folder);
    }
  }

  /// Copies a file, or those files of a folder that are wanted, to a place of this name.
  static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
    try (var found = Files.walk(from)) {
      for (var file : found.filter(Files::isRegularFile).filter(wanted).sorted().toList()) {
        var target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.toAbsolutePath().resolveSibling(""));
        Files.copy(file, target);
      }
    }
  }
}
