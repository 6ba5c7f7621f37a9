package org.leannet.launcher.progress;

import java.io.PrintWriter;

/// Shows warnings and nothing else: `--quiet`.
public final class QuietProgress implements Progress {
  private final PrintWriter out;

  public QuietProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Warning(String text)) {
      out.println("warning: " + text);
      out.flush();
    }
  }
}
