package org.leannet.launcher.cli;

import org.leannet.launcher.progress.LineProgress;
import org.leannet.launcher.progress.LiveProgress;
import org.leannet.launcher.progress.Progress;
import org.leannet.launcher.progress.QuietProgress;
import picocli.CommandLine.Option;

/// How much a verb that takes a while says on the way.
final class ProgressOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "say nothing but results, warnings and errors")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "say more on the way")
  boolean verbose;

  Progress open(Session session) {
    var console = session.console();
    if (quiet) {
      return new QuietProgress(console.err());
    }
    return console.live()
        ? new LiveProgress(
            console.err(), session.clock(), console.width(), console.color(), verbose)
        : new LineProgress(console.err(), session.clock(), verbose);
  }
}
