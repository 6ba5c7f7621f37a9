package org.leannet.launcher.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;

/// Where words go. Results go to `out`, everything said on the way to `err`, so that a pipe gets
/// the result alone.
///
/// @param live whether `err` is a terminal on which lines can be redrawn
/// @param color whether colours are wanted
public record Console(
    PrintWriter out, PrintWriter err, boolean live, boolean color, int width, ZoneId zone) {
  /// Prints the lines of a result.
  public void print(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }

  /// Prints one line of a result.
  public void print(String line) {
    print(List.of(line));
  }

  /// Says something beside the result.
  public void say(String line) {
    err.println(line);
    err.flush();
  }
}
