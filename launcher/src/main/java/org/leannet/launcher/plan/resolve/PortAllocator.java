package org.leannet.launcher.plan.resolve;

/// Hands out ports of this machine, each one once. A runtime's own looks for free ones; the one of
/// [#counting] only counts and suits a dry run.
public interface PortAllocator {
  int udp();

  int tcp();

  /// The preferred port if it is free, or else another one.
  int tcp(int preferred);

  /// Counts up from a first port, taking no look at the machine.
  static PortAllocator counting(int first) {
    return new PortAllocator() {
      private int next = first;

      @Override
      public int udp() {
        return next++;
      }

      @Override
      public int tcp() {
        return next++;
      }

      @Override
      public int tcp(int preferred) {
        return preferred;
      }
    };
  }
}
