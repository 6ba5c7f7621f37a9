package org.leannet.launcher.runtime.docker.daemon;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// A version of the daemon's API, and which one to speak with a daemon.
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /// Docker 20.10, the oldest one that is asked for.
  static final ApiVersion OLDEST = new ApiVersion(1, 41);

  /// Spoken whenever the daemon still does: its answers are known to be understood.
  static final ApiVersion PREFERRED = new ApiVersion(1, 44);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\.(\\d{1,4})");
  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

  static Optional<ApiVersion> parse(String text) {
    var matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /// The version to speak with a daemon that speaks `oldest` to `newest`; empty when it is too old.
  static Optional<ApiVersion> negotiate(ApiVersion oldest, ApiVersion newest) {
    if (newest.compareTo(OLDEST) < 0) {
      return Optional.empty();
    }
    if (newest.compareTo(PREFERRED) <= 0) {
      return Optional.of(newest);
    }
    return Optional.of(oldest.compareTo(PREFERRED) > 0 ? oldest : PREFERRED);
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
