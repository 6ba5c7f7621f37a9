package org.leannet.launcher.config;

import java.util.List;

/// What the user changes in a client's command line: arguments added at the end, and flags of ours
/// removed together with their values.
public record ArgChanges(List<String> extra, List<String> removed) {
  public static final ArgChanges NONE = new ArgChanges(List.of(), List.of());

  public ArgChanges {
    extra = List.copyOf(extra);
    removed = List.copyOf(removed);
  }
}
