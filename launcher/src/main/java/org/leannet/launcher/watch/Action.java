package org.leannet.launcher.watch;

import java.time.Instant;
import java.util.OptionalLong;

/// Something that was done to a service, or happened to it, as seen between two polls.
///
/// @param number counts from 1 within one watch
/// @param slot the slot it was seen in; empty before genesis
/// @param detail more about it, such as an exit code; may be empty
public record Action(
    long number, Instant at, OptionalLong slot, String service, Kind kind, String detail) {
  /// What can be seen.
  public enum Kind {
    PAUSED("paused"),
    RESUMED("resumed"),
    STOPPED("stopped"),
    REMOVED("removed"),
    STARTED("started"),
    RESTARTED("restarted"),
    LOST("no longer answers"),
    BACK("answers again"),
    AGGREGATES("aggregates from now on"),
    RESTS("aggregates no longer");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /// What happened, as people read it.
    public String words() {
      return words;
    }
  }
}
