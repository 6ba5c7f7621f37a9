package org.leannet.node.fuzz;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Fuzzes decoders for minutes and prints the counts: `--minutes 10 --seed 7 --target snappy`.
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    description = "Feeds damaged inputs to the node's decoders and prints what came of it.")
final class FuzzMain implements Callable<Integer> {
  /// How many inputs are run before the clock is looked at.
  private static final int BATCH = 16;

  @Option(
      names = "--minutes",
      description = "How long each decoder is fuzzed (default: ${DEFAULT-VALUE}).")
  private double minutes = 1;

  @Option(
      names = "--seed",
      description = "What the inputs are made from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--target",
      description = "Only decoders whose names contain one of these; all when not given.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--reasons",
      description = "How many reasons of refusals are shown (default: ${DEFAULT-VALUE}).")
  private int reasons = 5;

  private final PrintStream out;

  private FuzzMain(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new FuzzMain(System.out)).execute(arguments));
  }

  @Override
  public Integer call() {
    List<Target<?>> chosen =
        Targets.all().stream()
            .filter(each -> targets.isEmpty() || targets.stream().anyMatch(each.name()::contains))
            .toList();
    if (chosen.isEmpty()) {
      out.println("no decoder's name contains any of " + targets);
      return CommandLine.ExitCode.USAGE;
    }
    out.printf("%d decoders, %.1f minutes each, seed %d%n", chosen.size(), minutes, seed);
    boolean clean = true;
    for (Target<?> target : chosen) {
      Tally tally = run(target);
      out.print(tally.report(reasons));
      out.flush();
      clean &= tally.isClean();
    }
    return clean ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Tally run(Target<?> target) {
    long end = System.nanoTime() + Duration.ofMillis((long) (minutes * 60_000)).toNanos();
    int[] untilLook = {BATCH};
    return Fuzz.run(
        target,
        seed,
        () -> {
          if (--untilLook[0] > 0) {
            return true;
          }
          untilLook[0] = BATCH;
          return System.nanoTime() - end < 0;
        });
  }
}
