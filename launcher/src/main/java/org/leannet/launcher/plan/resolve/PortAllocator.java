package org.leannet.launcher.plan.resolve;

import java.util.Optional;

/// Hands out ports of this machine, each one once. A runtime's own looks for free ones; the one of
/// [#counting] only counts and suits a dry run.
public interface PortAllocator {
  int udp();

  int tcp();

  /// The preferred port if it is free, or else another one.
  int tcp(int preferred);

  /// Sets a UDP port aside that the user has chosen.
  ///
  /// @return in words that it is taken, where it is
  Optional<String> setAsideUdp(int port);

  /// Sets a TCP port aside that the user has chosen.
  ///
  /// @return in words that it is taken, where it is
  Optional<String> setAsideTcp(int port);

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

      @Override
      public Optional<String> setAsideUdp(int port) {
        return Optional.empty();
      }

      @Override
      public Optional<String> setAsideTcp(int port) {
        return Optional.empty();
      }
    };
  }
}
