package org.leannet.launcher.runtime;

/// Which lines of a service's log: the last `lastLines` there are, and with `follow` those to come.
public record LogQuery(int lastLines, boolean follow) {
  /// Every line there is.
  public static final int ALL = Integer.MAX_VALUE;

  public LogQuery {
    if (lastLines < 0) {
      throw new IllegalArgumentException(lastLines + " is not a number of lines");
    }
  }

  /// The last lines, and no more.
  public static LogQuery last(int lines) {
    return new LogQuery(lines, false);
  }
}
