package org.leannet.launcher.launch;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.probe.NodeReading;

/// A slot that every node's head, justified or finalized checkpoint is to reach: `finalized:2`.
public record Milestone(Kind kind, long slot) {
  private static final Pattern TEXT = Pattern.compile("(head|justified|finalized):([0-9]{1,18})");

  /// Which of a node's checkpoints counts.
  public enum Kind {
    HEAD("head"),
    JUSTIFIED("justified"),
    FINALIZED("finalized");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /// Reads `head:N`, `justified:N` or `finalized:N`.
  public static Milestone parse(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "'" + text + "' is nothing to wait for",
          "use head:N, justified:N or finalized:N, with the number of a slot");
    }
    for (var kind : Kind.values()) {
      if (kind.word.equals(match.group(1))) {
        return new Milestone(kind, Long.parseLong(match.group(2)));
      }
    }
    throw new IllegalStateException("a pattern that knows more kinds than there are: " + text);
  }

  /// Whether a node that says this of itself has come so far.
  public boolean isReachedBy(NodeReading reading) {
    var slot = of(reading);
    return slot.isPresent() && slot.getAsLong() >= this.slot;
  }

  private OptionalLong of(NodeReading reading) {
    return switch (kind) {
      case HEAD -> reading.head();
      case JUSTIFIED -> reading.justified();
      case FINALIZED -> reading.finalized();
    };
  }

  @Override
  public String toString() {
    return kind.word + ":" + slot;
  }
}
