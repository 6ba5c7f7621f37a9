package org.leannet.launcher.progress;

/// Something that happened during a launch.
public sealed interface Event {
  /// The phase begins.
  record Begun(Phase phase) implements Event {}

  /// `done` of `total` things of the phase are there; `what` names the last one or the unit. With a
  /// total of 0 only `what` counts.
  record Advanced(Phase phase, long done, long total, String what) implements Event {}

  /// The phase is over; `summary` says what came of it.
  record Finished(Phase phase, String summary) implements Event {}

  /// The phase failed, or was interrupted.
  record Failed(Phase phase) implements Event {}

  /// Worth knowing for those who asked for more with `-v`.
  record Detail(String text) implements Event {}

  /// Worth knowing.
  record Note(String text) implements Event {}

  /// Probably not what the user wants.
  record Warning(String text) implements Event {}
}
