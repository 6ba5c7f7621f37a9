package org.leannet.launcher.runtime;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// A file or folder of this machine that a service reads, and the path it reads it at.
///
/// A runtime without a file system of its own takes `source` as it is and ignores the rest.
///
/// @param only the files of a folder that come with it, as globs of their paths in it; none for all
public record FileMount(Path source, String target, List<String> only) {
  public FileMount {
    only = List.copyOf(only);
  }

  /// A file, or a folder with all there is in it.
  public FileMount(Path source, String target) {
    this(source, target, List.of());
  }

  /// Tells whether a file comes with it, by the path from `source` to it.
  public Predicate<Path> choice() {
    var globs =
        only.stream().map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob)).toList();
    return path -> globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(path));
  }
}
