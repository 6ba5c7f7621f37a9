package org.leannet.launcher.live;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/// The terminal the user sits at: a screen of its own while it is open, and keys as they are
/// pressed. However the program ends, the terminal is left as it was.
final class Terminal implements AutoCloseable {
  private static final String OTHER_SCREEN = "\u001b[?1049h\u001b[?25l";
  private static final String OWN_SCREEN = "\u001b[?25h\u001b[?1049l";

  private final PrintWriter out;
  private final String before;
  private final Thread onExit;
  private volatile boolean left;

  private Terminal(PrintWriter out, String before) {
    this.out = out;
    this.before = before;
    this.onExit = new Thread(this::restore, "terminal");
  }

  /// Takes the terminal over.
  static Terminal open(PrintWriter out) throws IOException, InterruptedException {
    var terminal = new Terminal(out, Tty.settings());
    Runtime.getRuntime().addShutdownHook(terminal.onExit);
    Tty.set("-icanon", "-echo");
    out.print(OTHER_SCREEN);
    out.flush();
    // Not a virtual thread: reading a terminal would hold its carrier.
    var keys = new Thread(terminal::readKeys, "keys");
    keys.setDaemon(true);
    keys.start();
    return terminal;
  }

  private void readKeys() {
    try (var keys = new FileInputStream(Tty.DEVICE.toFile())) {
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
      Tty.set(before);
    } catch (IOException e) {
      out.println("leannet: the terminal may need `stty sane`");
      out.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
