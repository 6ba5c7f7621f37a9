package org.leannet.launcher.live;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.leannet.launcher.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leannet watch`: the network as a table that stays up to date.
@Command(
    name = "watch",
    description = "shows a running network slot by slot; q or Ctrl-C leaves, nothing is changed")
public final class WatchCommand implements Callable<Integer> {
  enum Format {
    table,
    text,
    jsonl
  }

  private final Surroundings surroundings;

  @Parameters(paramLabel = "ENCLAVE", description = "the enclave's name")
  private String name = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "table, text (a line a slot) or jsonl (default: table on a terminal, else text)",
      defaultValue = "table")
  private Format format = Format.table;

  public WatchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var enclave = surroundings.enclaves().find(name);
    try (var watching = Watching.start(enclave, surroundings)) {
      var view = new LiveView(name, surroundings);
      switch (format) {
        case table -> {
          if (surroundings.terminal().getAsBoolean()) {
            view.table(watching.snapshots(), "");
          } else {
            view.lines(watching.snapshots(), SlotText::line);
          }
        }
        case text -> view.lines(watching.snapshots(), SlotText::line);
        case jsonl -> view.lines(watching.snapshots(), SlotJson::line);
      }
    }
    return ExitCode.OK.code();
  }
}
