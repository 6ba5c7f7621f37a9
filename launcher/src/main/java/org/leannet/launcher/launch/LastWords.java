package org.leannet.launcher.launch;

import java.io.IOException;
import java.util.ArrayList;
import org.leannet.launcher.runtime.LogQuery;
import org.leannet.launcher.runtime.Runtime;

/// What a service printed last, for the message that it died or does not answer.
final class LastWords {
  private static final int LINES = 40;

  private LastWords() {}

  static String of(Runtime runtime, String service) throws IOException, InterruptedException {
    var lines = new ArrayList<String>();
    runtime.logs(service, LogQuery.last(LINES), lines::add);
    return lines.isEmpty() ? "it printed nothing" : "its last lines:\n" + String.join("\n", lines);
  }
}
