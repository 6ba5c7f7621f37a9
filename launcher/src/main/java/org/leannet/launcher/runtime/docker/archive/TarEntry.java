package org.leannet.launcher.runtime.docker.archive;

import java.nio.file.Path;

/// One file or folder of an archive. `path` is relative to where the archive is unpacked; `mode`
/// holds the nine permission bits.
public sealed interface TarEntry {
  /// The path in the archive.
  String path();

  /// Its permissions.
  int mode();

  /// Whom it belongs to.
  Owner owner();

  /// A folder. One that is there already gets these permissions and this owner.
  record Folder(String path, int mode, Owner owner) implements TarEntry {
    public Folder {
      check(path);
    }
  }

  /// A file of this machine, of this size.
  record Copy(String path, int mode, Owner owner, Path source, long size) implements TarEntry {
    public Copy {
      check(path);
    }
  }

  /// A small file with this text.
  record Text(String path, int mode, Owner owner, String content) implements TarEntry {
    public Text {
      check(path);
    }
  }

  private static void check(String path) {
    if (path.isEmpty()
        || path.startsWith("/")
        || path.endsWith("/")
        || ("/" + path + "/").contains("/../")) {
      throw new IllegalArgumentException("no path of an archive: '" + path + "'");
    }
  }
}
