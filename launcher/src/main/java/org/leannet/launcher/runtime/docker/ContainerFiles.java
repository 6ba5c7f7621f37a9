package org.leannet.launcher.runtime.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.ContainerMount;
import org.leannet.launcher.runtime.FileMount;
import org.leannet.launcher.runtime.ServiceSpec;
import org.leannet.launcher.runtime.docker.archive.Accounts;
import org.leannet.launcher.runtime.docker.archive.FileTree;
import org.leannet.launcher.runtime.docker.archive.Owner;
import org.leannet.launcher.runtime.docker.archive.TarEntry;
import org.leannet.launcher.runtime.docker.archive.TarStream;
import org.leannet.launcher.runtime.docker.daemon.Daemon;

/// Copies a service's files into its container, whether or not it has ever run. Works with remote
/// daemons and with images that have nothing but one program.
final class ContainerFiles {
  /// No account file of an image is larger.
  private static final int ACCOUNT_FILE_LIMIT = 1 << 20;

  private static final int DATA_FOLDER = 0755;

  /// So many bytes are copied in no time.
  private static final long LITTLE = 4L << 20;

  private final Daemon daemon;

  /// What was copied by this program, by service: the genesis files that are stamped between
  /// creation and start are then all that has to be copied again.
  private final Map<String, Map<Path, Mark>> copied = new ConcurrentHashMap<>();

  ContainerFiles(Daemon daemon) {
    this.daemon = daemon;
  }

  private record Mark(FileTime time, long size) {}

  /// Whether a new service has so many files that they are better copied before its start, where
  /// little is left to do then. Each copy costs the daemon a mount and a process, so few wait.
  boolean areMany(ServiceSpec spec) throws IOException {
    copied.remove(spec.name());
    var size = 0L;
    for (var entry : files(spec, Owner.ROOT)) {
      size += entry instanceof TarEntry.Copy copy ? copy.size() : 0;
    }
    return size > LITTLE;
  }

  /// Copies all files, and makes data folders the property of the container's user.
  void copyAll(ServiceSpec spec, ContainerView container) throws IOException, InterruptedException {
    var owner = owner(spec, container);
    var entries = new ArrayList<TarEntry>();
    if (!owner.equals(Owner.ROOT)) {
      for (var mount : spec.container().mounts()) {
        if (mount instanceof ContainerMount.Data(var target)) {
          entries.add(new TarEntry.Folder(target.substring(1), DATA_FOLDER, owner));
        }
      }
    }
    entries.addAll(files(spec, owner));
    send(spec, container, entries);
  }

  /// Copies what has changed since it was copied; everything when nothing was, or another program
  /// did that.
  void copyChanged(ServiceSpec spec, ContainerView container)
      throws IOException, InterruptedException {
    var before = copied.getOrDefault(spec.name(), Map.of());
    if (before.isEmpty()) {
      copyAll(spec, container);
      return;
    }
    var now = marks(spec);
    if (before.equals(now)) {
      return;
    }
    var changed =
        files(spec, owner(spec, container)).stream()
            .filter(entry ->
                !(entry instanceof TarEntry.Copy copy)
                    || !Optional.ofNullable(before.get(copy.source()))
                        .equals(Optional.ofNullable(now.get(copy.source()))))
            .toList();
    send(spec, container, changed);
  }

  private static List<TarEntry> files(ServiceSpec spec, Owner owner) throws IOException {
    var entries = new ArrayList<TarEntry>();
    for (var file : spec.files()) {
      entries.addAll(FileTree.entries(file.source(), file.target(), owner, file.choice()));
    }
    return entries;
  }

  private static Map<Path, Mark> marks(ServiceSpec spec) throws IOException {
    var marks = new ConcurrentHashMap<Path, Mark>();
    for (var entry : files(spec, Owner.ROOT)) {
      if (entry instanceof TarEntry.Copy copy) {
        marks.put(copy.source(), new Mark(Files.getLastModifiedTime(copy.source()), copy.size()));
      }
    }
    return Map.copyOf(marks);
  }

  private void send(ServiceSpec spec, ContainerView container, List<TarEntry> entries)
      throws IOException, InterruptedException {
    var marks = marks(spec);
    if (!entries.isEmpty()) {
      sendArchive(spec, container, entries);
    }
    copied.put(spec.name(), marks);
  }

  private void sendArchive(ServiceSpec spec, ContainerView container, List<TarEntry> entries)
      throws IOException, InterruptedException {
    try (var archive = new TarStream(entries)) {
      try {
        daemon.tell(
            "copy files into " + spec.name(),
            docker ->
                docker
                    .copyArchiveToContainerCmd(container.id())
                    .withRemotePath("/")
                    .withTarInputStream(archive)
                    .exec());
      } catch (LaunchFailure e) {
        if (archive.failure().isPresent()) {
          throw archive.failure().get();
        }
        throw e;
      }
    }
  }

  /// Whom the container's program runs as. A name is looked up in the image's own account files,
  /// which can be read without running anything.
  private Owner owner(ServiceSpec spec, ContainerView container)
      throws IOException, InterruptedException {
    var user = container.user();
    var direct = Accounts.NONE.owner(user);
    if (direct.isPresent() && (user.isBlank() || user.contains(":"))) {
      return direct.get();
    }
    var accounts =
        new Accounts(
            text(container, "/etc/passwd").orElse(""), text(container, "/etc/group").orElse(""));
    return accounts
        .owner(user)
        .orElseThrow(() ->
            new LaunchFailure(
                ExitCode.IMAGE,
                "%s is to run as '%s', and the image %s has no such user"
                    .formatted(spec.name(), user, container.image()),
                "name the user by number"));
  }

  /// Copies a service's files out of its container, to where they were copied from; what is there
  /// stays as it is. Of a folder from which each service has files of its own, all give theirs.
  void restore(ServiceSpec spec, ContainerView container) throws IOException, InterruptedException {
    for (var file : spec.files()) {
      if (Path.of(file.target()).getNameCount() == 0) {
        Files.createDirectories(file.source());
      } else if (!file.only().isEmpty() || !Files.exists(file.source())) {
        restore(container, file);
      }
    }
  }

  private void restore(ContainerView container, FileMount file)
      throws IOException, InterruptedException {
    try (InputStream in = archive(container, file.target());
        var tar = new TarArchiveInputStream(in)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        // The archive's first part is the last of the path that was asked for.
        var path = Path.of(entry.getName()).normalize();
        var place =
            path.getNameCount() == 1
                ? file.source()
                : file.source().resolve(path.subpath(1, path.getNameCount()));
        if (entry.isDirectory()) {
          Files.createDirectories(place);
        } else if (entry.isFile()
            && place.normalize().startsWith(file.source())
            && !Files.exists(place)) {
          Files.createDirectories(place.resolveSibling(""));
          Files.copy(tar, place);
        }
      }
    }
  }

  private InputStream archive(ContainerView container, String path) throws InterruptedException {
    return daemon.call(
        "read " + path + " of " + container.name(),
        docker -> {
          try {
            return docker.copyArchiveFromContainerCmd(container.id(), path).exec();
          } catch (NotFoundException e) {
            return new ByteArrayInputStream(new byte[0]);
          }
        });
  }

  private Optional<String> text(ContainerView container, String path)
      throws IOException, InterruptedException {
    try (InputStream in = archive(container, path);
        var tar = new TarArchiveInputStream(in)) {
      var entry = Optional.ofNullable(tar.getNextEntry());
      return entry.filter(e -> e.isFile() && e.getSize() <= ACCOUNT_FILE_LIMIT).isPresent()
          ? Optional.of(new String(tar.readAllBytes(), StandardCharsets.UTF_8))
          : Optional.empty();
    }
  }
}
