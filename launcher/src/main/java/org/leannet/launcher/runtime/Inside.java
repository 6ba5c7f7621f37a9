package org.leannet.launcher.runtime;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// A command to be run inside a service.
///
/// @param user whom it runs as, as the image knows users; the service's own where empty
/// @param input what it reads. That the input ends is not told to the command: it has to know its
///   end from what it reads
/// @param screen the terminal it is given, if any: then what it writes goes there as it is
public record Inside(
    List<String> command,
    Optional<String> user,
    Optional<InputStream> input,
    Optional<Screen> screen) {
  /// A terminal of some size.
  public record Screen(int columns, int lines, OutputStream out) {}

  public Inside {
    command = List.copyOf(command);
  }

  /// A command that reads nothing and writes lines.
  public static Inside of(List<String> command) {
    return new Inside(command, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The same, run as this user.
  public Inside as(Optional<String> other) {
    return new Inside(command, other, input, screen);
  }

  /// The same, reading this.
  public Inside reading(InputStream source) {
    return new Inside(command, user, Optional.of(source), screen);
  }

  /// The same on a terminal.
  public Inside on(Screen terminal) {
    return new Inside(command, user, input, Optional.of(terminal));
  }
}
