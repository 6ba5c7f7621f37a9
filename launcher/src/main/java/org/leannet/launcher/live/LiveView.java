package org.leannet.launcher.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.leannet.launcher.watch.NetworkSnapshot;
import org.leannet.launcher.watch.Snapshots;

/// Shows snapshots until the user leaves or nothing more will come.
final class LiveView {
  /// How soon a pressed key is noticed.
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final String enclave;
  private final Surroundings surroundings;

  LiveView(String enclave, Surroundings surroundings) {
    this.enclave = enclave;
    this.surroundings = surroundings;
  }

  /// A table that is redrawn in place. Its last picture stays on the user's own screen.
  void table(Snapshots snapshots, String footer) throws IOException, InterruptedException {
    var table = new LiveTable(enclave, surroundings.color());
    var version = 0L;
    var last = List.<String>of();
    try (var terminal = Terminal.open(surroundings.out())) {
      while (!terminal.isLeft() && !snapshots.hasEnded()) {
        var next = snapshots.awaitNewer(version, PATIENCE);
        if (next.isPresent()) {
          version = next.get().version();
          var size = Tty.size();
          last = table.render(next.get(), size.columns(), size.lines() - 1, footer);
          terminal.show(last);
        }
      }
    }
    last.forEach(surroundings::print);
    tellEnd(snapshots);
  }

  /// One line for each slot that is over and each action.
  void lines(Snapshots snapshots, Function<SlotLog.Entry, String> words)
      throws InterruptedException {
    var log = new SlotLog();
    var version = 0L;
    while (!snapshots.hasEnded()) {
      var next = snapshots.awaitNewer(version, PATIENCE);
      version = next.map(NetworkSnapshot::version).orElse(version);
      next.ifPresent(
          network -> log.newIn(network).forEach(entry -> surroundings.print(words.apply(entry))));
      if (surroundings.out().checkError()) {
        // Whoever read the lines has gone.
        return;
      }
    }
    tellEnd(snapshots);
  }

  private void tellEnd(Snapshots snapshots) {
    if (snapshots.hasEnded()) {
      surroundings.say("leannet: enclave '" + enclave + "' was removed");
    }
  }
}
