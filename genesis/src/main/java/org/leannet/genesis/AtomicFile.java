package org.leannet.genesis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that appear whole or not at all: written beside their place and moved there. One that has
/// no room leaves nothing, and the failure says how much it needs.
public final class AtomicFile {

  private static final String WORLD_READABLE = "rw-r--r--";

  private AtomicFile() {}

  private interface Filler {
    void fill(Path temporary) throws IOException;
  }

  /// Writes a text in the place of whatever was there.
  public static void write(Path target, String text) throws IOException {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  static void write(Path target, byte[] content) throws IOException {
    place(target, content.length, temporary -> Files.write(temporary, content));
  }

  /// Makes `source` appear as `target`: as a hard link where the file system can, else as a copy.
  static void link(Path target, Path source) throws IOException {
    place(
        target,
        Files.size(source),
        temporary -> {
          try {
            Files.createLink(temporary, source);
          } catch (IOException | UnsupportedOperationException _) {
            // Another file system, or one without links.
            Files.copy(source, temporary);
          }
        });
  }

  private static void place(Path target, long size, Filler filler) throws IOException {
    Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
    try {
      Files.deleteIfExists(temporary);
      filler.fill(temporary);
      makeReadable(temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw isFull(e) ? full(target, size, e) : e;
    }
  }

  /// Clients run as users of their own inside their containers.
  private static void makeReadable(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(WORLD_READABLE));
    }
  }

  private static boolean isFull(IOException problem) {
    String message = String.valueOf(problem.getMessage());
    return message.contains("No space left on device") || message.contains("Disk quota exceeded");
  }

  /// Of a file that cannot be filled Java tells neither the name nor the size.
  private static FileSystemException full(Path target, long size, IOException cause)
      throws IOException {
    long free = Files.getFileStore(target.resolveSibling("")).getUsableSpace();
    FileSystemException problem =
        new FileSystemException(
            target.toString(),
            null,
            "no space left on device: it needs %d bytes, and %d are free".formatted(size, free));
    problem.initCause(cause);
    return problem;
  }
}
