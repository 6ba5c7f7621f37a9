package org.leannet.node.simulation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the network of many nodes over many seeds and prints figures: `--seeds 1000 --from 0`.
@Command(
    name = "simulation",
    mixinStandardHelpOptions = true,
    description = "Simulates networks of many nodes, one for each seed.")
final class SimulationMain implements Callable<Integer> {
  private static final int PROGRESS = 10;

  @Option(names = "--seeds", description = "How many (default: ${DEFAULT-VALUE}).")
  private int seeds = 10;

  @Option(names = "--from", description = "The first seed (default: ${DEFAULT-VALUE}).")
  private long from;

  private final PrintStream out;

  private SimulationMain(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SimulationMain(System.out)).execute(arguments));
  }

  @Override
  public Integer call() {
    out.printf("%d seeds from %d, %d nodes each%n", seeds, from, ManyNodes.NODES);
    List<Long> millis = new ArrayList<>();
    List<Long> broken = new ArrayList<>();
    long events = 0;
    for (long seed = from; seed < from + seeds; seed++) {
      long start = System.nanoTime();
      try {
        events += ManyNodes.run(seed).invariants().events();
      } catch (AssertionError e) {
        broken.add(seed);
        out.printf("seed %d BROKEN: %s%n", seed, String.valueOf(e.getMessage()).replace('\n', ' '));
      }
      millis.add((System.nanoTime() - start) / 1_000_000);
      if (millis.size() % PROGRESS == 0 || millis.size() == seeds) {
        report(millis, events, broken);
      }
    }
    return broken.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void report(List<Long> millis, long events, List<Long> broken) {
    List<Long> sorted = millis.stream().sorted().toList();
    out.printf(
        "%d seeds, %,d events, %d broken %s; a seed: median %d ms, longest %d ms%n",
        sorted.size(),
        events,
        broken.size(),
        broken,
        sorted.get(sorted.size() / 2),
        sorted.getLast());
    out.flush();
  }
}
