package org.leannet.launcher.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The known word that a misspelt one was probably meant to be.
public final class Suggestion {
  /// Longer words are not compared: nobody mistypes a name into a paragraph.
  private static final int LONGEST = 60;

  private static final int SHORTEST_PART = 4;

  private Suggestion() {}

  /// The closest of the known words: at most a third of its letters wrong, or one that contains the
  /// word.
  public static Optional<String> closest(String word, Collection<String> known) {
    String wanted = plain(word.strip());
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> best = Optional.empty();
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(wanted, plain(candidate));
      if (distance <= Math.max(1, Math.min(wanted.length(), candidate.length()) / 3)
          && distance < least) {
        least = distance;
        best = Optional.of(candidate);
      }
    }
    return best.or(() -> containing(wanted, known));
  }

  /// Dashes and underscores are taken for each other, and so are cases.
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static Optional<String> containing(String wanted, Collection<String> known) {
    if (wanted.length() < SHORTEST_PART) {
      return Optional.empty();
    }
    return known.stream().filter(candidate -> plain(candidate).contains(wanted)).findFirst();
  }

  /// Letters to insert, remove, change or swap with a neighbour to make one word the other.
  private static int distance(String from, String to) {
    int[][] table = new int[from.length() + 1][to.length() + 1];
    for (int row = 0; row <= from.length(); row++) {
      for (int column = 0; column <= to.length(); column++) {
        table[row][column] =
            row == 0 || column == 0 ? row + column : step(table, from, to, row, column);
      }
    }
    return table[from.length()][to.length()];
  }

  private static int step(int[][] table, String from, String to, int row, int column) {
    boolean same = from.charAt(row - 1) == to.charAt(column - 1);
    int least = Math.min(table[row - 1][column], table[row][column - 1]) + 1;
    least = Math.min(least, table[row - 1][column - 1] + (same ? 0 : 1));
    boolean swapped =
        row > 1
            && column > 1
            && from.charAt(row - 1) == to.charAt(column - 2)
            && from.charAt(row - 2) == to.charAt(column - 1);
    return swapped ? Math.min(least, table[row - 2][column - 2] + 1) : least;
  }
}
