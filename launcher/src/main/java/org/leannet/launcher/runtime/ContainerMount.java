package org.leannet.launcher.runtime;

import java.nio.file.Path;

/// Something a container sees at a path of its own. A runtime without containers has no use for it.
public sealed interface ContainerMount {
  /// Where the container sees it.
  String target();

  /// A volume of the service's own: what is written there outlives the container, and goes with the
  /// service.
  record Data(String target) implements ContainerMount {
    public Data {
      check(target);
    }
  }

  /// A folder or file of the machine the containers run on.
  record Host(Path source, String target, boolean readOnly) implements ContainerMount {
    public Host {
      check(target);
      if (!source.isAbsolute()) {
        throw new IllegalArgumentException("not an absolute path: " + source);
      }
    }
  }

  private static void check(String target) {
    if (!target.startsWith("/") || target.length() == 1) {
      throw new IllegalArgumentException("not a path inside a container: '" + target + "'");
    }
  }
}
