package org.leannet.launcher.progress;

/// Is told what happens. May be called from any thread.
public interface Progress extends AutoCloseable {
  /// Takes note of the event.
  void on(Event event);

  /// Ends the display, leaving what was shown.
  @Override
  default void close() {}
}
