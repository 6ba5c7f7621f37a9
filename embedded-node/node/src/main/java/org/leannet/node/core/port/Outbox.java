package org.leannet.node.core.port;

import java.util.ArrayList;
import java.util.List;

/// Gathers the effects of one event, and hands out the numbers by which answers find their
/// questions. A number is never used twice.
public final class Outbox {
  private final List<Effect> effects = new ArrayList<>();
  private long lastNumber;

  public void add(Effect effect) {
    effects.add(effect);
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
