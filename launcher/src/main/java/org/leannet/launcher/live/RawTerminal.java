package org.leannet.launcher.live;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.leannet.launcher.runtime.Inside;

/// The terminal lent to a program elsewhere: every key goes there as it is pressed, Ctrl-C too, and
/// what it writes is shown as it is. However the command ends, the terminal is left as it was.
public final class RawTerminal implements AutoCloseable {
  private final InputStream keys = new FileInputStream(Tty.DEVICE.toFile());
  private final FileOutputStream out = new FileOutputStream(Tty.DEVICE.toFile());
  private final String before;
  private final Thread onExit = new Thread(this::restore, "terminal");

  private RawTerminal() throws IOException, InterruptedException {
    this.before = Tty.settings();
  }

  /// Takes the terminal over.
  public static RawTerminal open() throws IOException, InterruptedException {
    var terminal = new RawTerminal();
    Runtime.getRuntime().addShutdownHook(terminal.onExit);
    Tty.set("raw", "-echo");
    return terminal;
  }

  /// What is typed.
  public InputStream keys() {
    return keys;
  }

  /// Where it is shown, as large as it is now.
  public Inside.Screen screen() throws InterruptedException {
    var size = Tty.size();
    return new Inside.Screen(size.columns(), size.lines(), out);
  }

  /// Gives it back. The keys are not closed: somebody may be waiting for one, and closing waits.
  @Override
  public void close() throws IOException {
    restore();
    Runtime.getRuntime().removeShutdownHook(onExit);
    out.close();
  }

  private void restore() {
    try {
      Tty.set(before);
    } catch (IOException e) {
      // It is gone, and with it what could be restored.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
