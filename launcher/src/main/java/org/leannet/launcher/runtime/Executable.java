package org.leannet.launcher.runtime;

import java.nio.file.Path;
import java.util.List;

/// What a service executes.
public sealed interface Executable {
  /// A program of this machine, with its whole argument vector.
  record Local(List<String> argv, Path workingDirectory) implements Executable {
    public Local {
      argv = List.copyOf(argv);
      if (argv.isEmpty()) {
        throw new IllegalArgumentException("a local program needs at least its own name");
      }
    }
  }

  /// A container image. An empty entrypoint keeps the image's own.
  record Image(String reference, List<String> entrypoint, List<String> arguments)
      implements Executable {
    public Image {
      entrypoint = List.copyOf(entrypoint);
      arguments = List.copyOf(arguments);
    }
  }
}
