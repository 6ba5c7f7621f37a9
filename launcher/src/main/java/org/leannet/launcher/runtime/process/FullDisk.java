package org.leannet.launcher.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Tells of a disk on which nothing can be written any more: whoever writes there could not.
final class FullDisk {
  /// What the least file takes.
  private static final long BLOCK = 4096;

  private FullDisk() {}

  /// The words, if the disk of this folder is full.
  static Optional<String> words(Path folder) throws IOException {
    var free = Files.getFileStore(folder).getUsableSpace();
    return free < BLOCK
        ? Optional.of("no space left on device: %d bytes are free in %s".formatted(free, folder))
        : Optional.empty();
  }
}
