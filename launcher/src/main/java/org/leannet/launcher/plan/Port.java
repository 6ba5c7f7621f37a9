package org.leannet.launcher.plan;

/// The range of port numbers.
final class Port {
  private static final int LAST = 65_535;

  private Port() {}

  static int check(int port) {
    if (port < 1 || port > LAST) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    return port;
  }
}
