package org.leannet.launcher.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  /// One line for each slot that is over and each action. Why nothing more is seen goes beside it.
  void lines(Snapshots snapshots, Function<SlotLog.Entry, String> words)
      throws InterruptedException {
    var log = new SlotLog();
    var version = 0L;
    var problem = Optional.<String>empty();
    while (!snapshots.hasEnded()) {
      var next = snapshots.awaitNewer(version, PATIENCE);
      if (next.isPresent()) {
        var network = next.get();
        version = network.version();
        log.newIn(network).forEach(entry -> surroundings.print(words.apply(entry)));
        if (!network.problem().equals(problem)) {
          problem = network.problem();
          surroundings.say(
              "leannet: " + problem.map("nothing is seen: "::concat).orElse("all is seen again"));
        }
      }
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
