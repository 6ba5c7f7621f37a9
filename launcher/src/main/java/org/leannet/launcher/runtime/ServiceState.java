package org.leannet.launcher.runtime;

/// What a service is doing, as found now and never as remembered.
public enum ServiceState {
  /// Made, never started.
  CREATED,
  /// Alive.
  RUNNING,
  /// Alive, but frozen.
  PAUSED,
  /// Ended: stopped, killed, or dead by itself.
  STOPPED;

  /// True when there is something to stop.
  public boolean isAlive() {
    return this == RUNNING || this == PAUSED;
  }
}
