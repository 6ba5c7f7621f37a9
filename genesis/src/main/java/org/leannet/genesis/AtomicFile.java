package org.leannet.genesis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that appear whole or not at all: written beside their place and moved there.
final class AtomicFile {

  private static final String WORLD_READABLE = "rw-r--r--";

  private AtomicFile() {}

  interface Filler {
    void fill(Path temporary) throws IOException;
  }

  static void write(Path target, String text) throws IOException {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  static void write(Path target, byte[] content) throws IOException {
    place(target, temporary -> Files.write(temporary, content));
  }

  /// Makes `source` appear as `target`: as a hard link where the file system can, else as a copy.
  static void link(Path target, Path source) throws IOException {
    place(
        target,
        temporary -> {
          try {
            Files.createLink(temporary, source);
          } catch (IOException | UnsupportedOperationException _) {
            // Another file system, or one without links.
            Files.copy(source, temporary);
          }
        });
  }

  private static void place(Path target, Filler filler) throws IOException {
    Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    filler.fill(temporary);
    makeReadable(temporary);
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Clients run as users of their own inside their containers.
  private static void makeReadable(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(WORLD_READABLE));
    }
  }
}
