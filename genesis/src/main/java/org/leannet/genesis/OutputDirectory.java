package org.leannet.genesis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.leannet.ssz.Root;
import org.leannet.ssz.Sha256;

/// A directory whose files appear whole or not at all, and in which only our own are ever replaced.
///
/// What is ours stands in a ledger, in the form of `sha256sum`: a file that was changed since, or
/// never was in it, is somebody else's.
final class OutputDirectory {

  static final String LEDGER = ".leannet-files";

  private final Path root;
  private final Set<String> ledger;

  private OutputDirectory(Path root, Set<String> ledger) {
    this.root = root;
    this.ledger = ledger;
  }

  static OutputDirectory open(Path root) {
    try {
      Files.createDirectories(root);
      return new OutputDirectory(root, new HashSet<>(read(root.resolve(LEDGER))));
    } catch (IOException e) {
      throw failure("cannot use " + root, e);
    }
  }

  /// A full disk, or the end of the program, may have cut the last line off: without its end, the
  /// next line would be taken for its rest.
  private static List<String> read(Path ledger) throws IOException {
    if (!Files.exists(ledger)) {
      return List.of();
    }
    String text = Files.readString(ledger);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    if (!whole.equals(text)) {
      AtomicFile.write(ledger, whole);
    }
    return whole.lines().toList();
  }

  Path root() {
    return root;
  }

  void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  void write(String name, byte[] content) {
    place(name, Sha256.of(content), target -> AtomicFile.write(target, content));
  }

  /// Makes `source`, whose digest is known, appear under `name`: as a hard link where the file
  /// system can, else as a copy.
  void link(String name, Path source, Root digest) {
    place(name, digest, target -> AtomicFile.link(target, source));
  }

  /// Makes a file of this directory appear under a second name too.
  void linkWithin(String existing, String name) {
    Path source = root.resolve(existing);
    try {
      link(name, source, Sha256.of(Files.readAllBytes(source)));
    } catch (IOException e) {
      throw failure("cannot read " + source, e);
    }
  }

  @FunctionalInterface
  private interface Filler {
    void fill(Path target) throws IOException;
  }

  private void place(String name, Root digest, Filler filler) {
    Path target = root.resolve(name);
    try {
      Files.createDirectories(parent(target));
      if (Files.exists(target)) {
        Root present = Sha256.of(Files.readAllBytes(target));
        if (present.equals(digest)) {
          return;
        }
        requireOurs(name, target, present);
      }
      record(name, digest);
      filler.fill(target);
    } catch (IOException e) {
      throw failure("cannot write " + target, e);
    }
  }

  private void requireOurs(String name, Path target, Root present) {
    if (!ledger.contains(line(name, present))) {
      throw new GenesisException(
          target + " is there already and not as this program wrote it",
          "move it away, or choose another directory");
    }
  }

  /// Before the file itself, so that what an interrupted run left behind is known as ours.
  private void record(String name, Root digest) throws IOException {
    String line = line(name, digest);
    if (ledger.add(line)) {
      Files.writeString(
          root.resolve(LEDGER), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static String line(String name, Root digest) {
    return digest.hex().substring(2) + "  " + name;
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  static GenesisException failure(String what, IOException cause) {
    return new GenesisException(
        what + ": " + reason(cause), "check the free space and the permissions there", cause);
  }

  /// What is wrong with a file, in words: Java's message alone is often nothing but its name.
  static String reason(IOException cause) {
    return switch (cause) {
      case NoSuchFileException missing -> missing.getFile() + ": no such file";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileAlreadyExistsException there -> there.getFile() + ": something is there already";
      case FileSystemException file when file.getReason() != null -> file.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
