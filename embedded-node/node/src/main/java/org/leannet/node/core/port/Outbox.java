package org.leannet.node.core.port;

import java.util.ArrayList;
import java.util.List;

/// Gathers what the core wants done and what it counts while it handles an event, and hands out the
/// numbers by which answers find their questions. A number is never used twice.
public final class Outbox {
  private final List<Effect> effects = new ArrayList<>();
  private final Counts counts = new Counts();
  private long lastNumber;

  public void add(Effect effect) {
    effects.add(effect);
  }

  public void tell(Notice notice) {
    effects.add(new Effect.Tell(notice));
  }

  public void run(Job job) {
    effects.add(new Effect.Run(job));
  }

  public void count(Counter counter) {
    counts.add(counter, 1);
  }

  public Counts counts() {
    return counts;
  }

  public long nextNumber() {
    lastNumber++;
    return lastNumber;
  }

  /// The effects since the last call.
  public List<Effect> drain() {
    List<Effect> drained = List.copyOf(effects);
    effects.clear();
    return drained;
  }
}
