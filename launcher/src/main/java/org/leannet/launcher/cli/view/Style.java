package org.leannet.launcher.cli.view;

import org.leannet.launcher.runtime.ServiceState;

/// Colours, where the terminal has them and nobody said NO_COLOR.
public record Style(boolean color) {
  public static final Style PLAIN = new Style(false);

  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RESET = "\u001b[0m";

  /// The state's word, green when it runs.
  public String state(ServiceState state) {
    return state(state.name(), state == ServiceState.RUNNING);
  }

  /// The word, green when all is well and yellow when not.
  public String state(String word, boolean well) {
    return color ? (well ? GREEN : YELLOW) + word + RESET : word;
  }
}
