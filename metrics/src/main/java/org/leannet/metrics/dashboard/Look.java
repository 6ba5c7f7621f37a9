package org.leannet.metrics.dashboard;

import java.util.List;

/// How a panel tells good values from bad ones.
///
/// @param base the colour of the lowest values
/// @param steps from which value on another colour counts, the lowest first; graphs draw them as
///   lines
/// @param states what the values 0, 1, … are called where they stand for states, and their colours
public record Look(String base, List<Step> steps, List<State> states) {
  /// @param from the lowest value of this colour
  public record Step(double from, String color) {}

  /// A state's name and colour.
  public record State(String name, String color) {}

  /// Numbers that are neither good nor bad by themselves.
  static final Look PLAIN = new Look("blue", List.of(), List.of());

  public Look {
    steps = List.copyOf(steps);
    states = List.copyOf(states);
  }

  /// Good below a limit.
  static Look goodBelow(double limit) {
    return new Look("green", List.of(new Step(limit, "red")), List.of());
  }

  /// Good below the first limit, bad from the second on.
  static Look goodBelow(double limit, double bad) {
    return new Look("green", List.of(new Step(limit, "orange"), new Step(bad, "red")), List.of());
  }

  /// Good from a limit on.
  static Look goodFrom(double limit) {
    return new Look("red", List.of(new Step(limit, "green")), List.of());
  }

  /// Values that stand for states, from 0 on.
  static Look of(State... states) {
    return new Look("blue", List.of(), List.of(states));
  }
}
