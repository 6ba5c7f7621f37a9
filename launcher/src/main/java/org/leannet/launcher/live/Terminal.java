package org.leannet.launcher.live;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The terminal the user sits at: a screen of its own while it is open, and keys as they are
/// pressed. However the program ends, the terminal is left as it was.
///
/// Java can do neither by itself; `stty` is on every machine that has a shell.
final class Terminal implements AutoCloseable {
  private static final Path DEVICE = Path.of("/dev/tty");
  private static final int USUAL_COLUMNS = 100;
  private static final int USUAL_LINES = 30;
  private static final String OTHER_SCREEN = "\u001b[?1049h\u001b[?25l";
  private static final String OWN_SCREEN = "\u001b[?25h\u001b[?1049l";

  private final PrintWriter out;
  private final String before;
  private final Thread onExit;
  private volatile boolean left;

  /// How large it is now.
  record Size(int columns, int lines) {}

  private Terminal(PrintWriter out, String before) {
    this.out = out;
    this.before = before;
    this.onExit = new Thread(this::restore, "terminal");
  }

  /// Takes the terminal over.
  static Terminal open(PrintWriter out) throws IOException, InterruptedException {
    var terminal = new Terminal(out, stty("-g"));
    Runtime.getRuntime().addShutdownHook(terminal.onExit);
    stty("-icanon", "-echo");
    out.print(OTHER_SCREEN);
    out.flush();
    // Not a virtual thread: reading a terminal would hold its carrier.
    var keys = new Thread(terminal::readKeys, "keys");
    keys.setDaemon(true);
    keys.start();
    return terminal;
  }

  private void readKeys() {
    try (var keys = new FileInputStream(DEVICE.toFile())) {
      for (var key = keys.read(); key >= 0 && !left; key = keys.read()) {
        if (key == 'q' || key == 'Q') {
          left = true;
        }
      }
    } catch (IOException e) {
      left = true;
    }
  }

  /// Whether the user pressed `q`, or the terminal is gone.
  boolean isLeft() {
    return left;
  }

  /// How large it is; a usual size where nobody can tell.
  Size size() throws InterruptedException {
    try {
      var words = stty("size").split(" ", -1);
      return new Size(Integer.parseInt(words[1]), Integer.parseInt(words[0]));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return new Size(USUAL_COLUMNS, USUAL_LINES);
    }
  }

  /// Shows these lines and nothing else.
  void show(List<String> lines) {
    var screen = new StringBuilder("\u001b[H");
    lines.forEach(line -> screen.append(line).append("\u001b[K\r\n"));
    out.print(screen.append("\u001b[J"));
    out.flush();
  }

  @Override
  public void close() {
    restore();
    Runtime.getRuntime().removeShutdownHook(onExit);
  }

  private void restore() {
    left = true;
    out.print(OWN_SCREEN);
    out.flush();
    try {
      stty(before);
    } catch (IOException e) {
      out.println("leannet: the terminal may need `stty sane`");
      out.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
