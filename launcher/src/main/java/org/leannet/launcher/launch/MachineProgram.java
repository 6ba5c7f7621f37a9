package org.leannet.launcher.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.leannet.clients.render.Place;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.ContainerMount;

/// A program of this machine as it runs in a network of containers: as the user who starts the
/// network, in a container with an address of its own that sees this machine's files where they
/// always are, and can change none of them.
///
/// It finds its libraries, its Java and its scripts, and is still stopped, paused, limited, logged
/// and found again like every other container.
record MachineProgram(Path file) {
  /// The container has its own of these, or should not see ours.
  private static final Set<String> OWN =
      Set.of("proc", "sys", "dev", "run", "tmp", "var", "boot", "lost+found");

  static final String SCRATCH = "/tmp";

  /// The program of this name: a path, or a word that is looked for where commands are.
  static MachineProgram of(String service, String binary) {
    if (!binary.contains("/")) {
      return new MachineProgram(Path.of(binary));
    }
    var file = Path.of(binary).toAbsolutePath().normalize();
    if (!Files.isExecutable(file) || Files.isDirectory(file)) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "%s cannot run %s: %s"
              .formatted(
                  service, file, Files.exists(file) ? "it is no program" : "there is no such file"),
          "name an executable file with `cl_binary` or `el_binary`");
    }
    return new MachineProgram(file);
  }

  /// The user it runs as, by number: the one who runs this.
  static String user() throws IOException {
    var self = Path.of("/proc/self");
    return Files.getAttribute(self, "unix:uid") + ":" + Files.getAttribute(self, "unix:gid");
  }

  /// What its container sees beside its own files.
  ///
  /// @param place the paths that its own files have
  /// @param workingFolder where the network is started from, seen as well: the program may be a
  ///   script that starts what was built there
  List<ContainerMount> mounts(Place place, Path workingFolder) throws IOException {
    var mounts = new ArrayList<ContainerMount>();
    mounts.add(new ContainerMount.Data(SCRATCH));
    Predicate<Path> isTaken =
        folder ->
            List.of(place.network(), place.data(), place.jwt()).stream()
                .anyMatch(path -> Path.of(path).startsWith(folder));
    try (var entries = Files.list(Path.of("/"))) {
      for (var folder : entries.filter(Files::isDirectory).sorted().toList()) {
        if (!OWN.contains(folder.getFileName().toString()) && !isTaken.test(folder)) {
          mounts.add(shown(folder));
        }
      }
    }
    var paths = Stream.of(file, workingFolder).filter(Path::isAbsolute);
    for (var tree :
        paths.filter(path -> path.getNameCount() > 1).map(MachineProgram::tree).toList()) {
      if (mounts.stream().noneMatch(mount -> shows(mount, tree))) {
        mounts.add(shown(tree));
      }
    }
    return mounts;
  }

  /// As much of a path in a folder that is not shown as says whose it is, so that a program finds
  /// what lies beside and above it: `/tmp/build`, `/var/lib/builder`.
  private static Path tree(Path path) {
    var names = path.startsWith(SCRATCH) ? 2 : 3;
    return path.getRoot().resolve(path.subpath(0, Math.min(names, path.getNameCount())));
  }

  private static boolean shows(ContainerMount mount, Path folder) {
    return mount instanceof ContainerMount.Host host && folder.startsWith(host.source());
  }

  private static ContainerMount shown(Path folder) {
    return new ContainerMount.Host(folder, folder.toString(), true);
  }
}
