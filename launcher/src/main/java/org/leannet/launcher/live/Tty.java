package org.leannet.launcher.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The settings of the terminal the user sits at. Java cannot change them by itself; `stty` is on
/// every machine that has a shell.
final class Tty {
  static final Path DEVICE = Path.of("/dev/tty");
  private static final int USUAL_COLUMNS = 100;
  private static final int USUAL_LINES = 30;

  /// How large it is now.
  record Size(int columns, int lines) {}

  private Tty() {}

  /// All settings, in a form that [#set] takes.
  static String settings() throws IOException, InterruptedException {
    return stty("-g");
  }

  static void set(String... settings) throws IOException, InterruptedException {
    stty(settings);
  }

  /// How large it is; a usual size where nobody can tell.
  static Size size() throws InterruptedException {
    try {
      var words = stty("size").split(" ", -1);
      return new Size(Integer.parseInt(words[1]), Integer.parseInt(words[0]));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return new Size(USUAL_COLUMNS, USUAL_LINES);
    }
  }

  private static String stty(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("stty"));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command)
            .redirectInput(DEVICE.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (process.waitFor() != 0) {
      throw new IOException("stty failed");
    }
    return answer.strip();
  }
}
