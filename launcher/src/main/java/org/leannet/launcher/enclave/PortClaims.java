package org.leannet.launcher.enclave;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ports that enclaves of this machine will need again, whatever home they are of: a stopped
/// network listens nowhere, and one user may not read another's plan.
///
/// Each enclave has one small file in a folder that everybody shares. It names the enclave, and
/// counts as long as that is there, so none can do harm when it is left behind. Nothing depends on
/// it either: where it cannot be written or read, ports are found free by trying alone.
public final class PortClaims {
  private static final String PREFIX = "leannet-ports-";

  /// More than the numbers of all ports we give, one by one.
  private static final int LARGEST = 65_536;

  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,5}( [0-9]{1,5})*");

  private final Path folder;

  /// @param folder where everybody may write, and nobody may remove another's files: `/tmp`
  public PortClaims(Path folder) {
    this.folder = folder;
  }

  private record Claim(Path enclave, Set<Integer> ports) {
    /// Where it cannot be told, it is not gone.
    boolean isGone() {
      return Files.notExists(enclave);
    }
  }

  /// Notes the ports of an enclave, in the place of those noted before.
  void claim(Enclave enclave, Collection<Integer> ports) {
    try {
      var numbers =
          new TreeSet<>(ports).stream().map(String::valueOf).collect(Collectors.joining(" "));
      var fresh = Files.createTempFile(folder, ".leannet-", "");
      try {
        Files.writeString(fresh, numbers + "\n" + enclave.directory().toAbsolutePath());
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(
            fresh,
            file(enclave),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      // A full disk will be told of by what comes next; the folder's settings concern nobody.
    }
  }

  /// Forgets the ports of an enclave.
  void release(Enclave enclave) {
    forget(file(enclave));
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Another user's, who will remove it.
    }
  }

  private Path file(Enclave enclave) {
    var path = enclave.directory().toAbsolutePath().toString();
    return folder.resolve(PREFIX + UUID.nameUUIDFromBytes(path.getBytes(UTF_8)));
  }

  /// The ports of all enclaves that there are.
  Set<Integer> all() {
    var ports = new HashSet<Integer>();
    try (var files = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (var file : files) {
        var claim = read(file);
        if (claim.filter(Claim::isGone).isPresent()) {
          forget(file);
        } else {
          claim.ifPresent(one -> ports.addAll(one.ports()));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What could be read counts.
    }
    return ports;
  }

  /// What a file says; empty for one that is none of ours, for anybody may put one there.
  private static Optional<Claim> read(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      var lines = Files.readString(file).split("\n", 2);
      if (lines.length < 2 || !NUMBERS.matcher(lines[0]).matches()) {
        return Optional.empty();
      }
      var ports = Stream.of(lines[0].split(" ", -1)).map(Integer::valueOf);
      return Optional.of(new Claim(Path.of(lines[1]), ports.collect(Collectors.toSet())));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
