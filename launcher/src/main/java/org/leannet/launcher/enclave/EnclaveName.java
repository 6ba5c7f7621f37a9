package org.leannet.launcher.enclave;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;

/// An enclave's name: a label as of RFC 1035, so that it may stand in host names and labels.
public record EnclaveName(String text) {
  private static final Pattern LABEL = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final int LONGEST_STEM = 50;

  public EnclaveName {
    if (!isValid(text)) {
      throw new LaunchFailure(
          ExitCode.USAGE,
          "'" + text + "' is no name for an enclave",
          "use 1 to 63 lower-case letters, digits and dashes, beginning with a letter");
    }
  }

  /// Whether this text may name an enclave.
  public static boolean isValid(String text) {
    return LABEL.matcher(text).matches();
  }

  /// The name a network from this args file gets when none is given: the file's own.
  public static EnclaveName fromFile(Path file) {
    var name = String.valueOf(file.getFileName());
    var dot = name.indexOf('.', 1);
    var stem = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    var words = stem.replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
    var cut = words.substring(0, Math.min(words.length(), LONGEST_STEM)).replaceAll("-+$", "");
    return new EnclaveName(cut.isEmpty() ? "devnet" : cut);
  }

  /// This name with a number, for when the name itself is taken.
  public EnclaveName numbered(int number) {
    return new EnclaveName(text + "-" + number);
  }

  @Override
  public String toString() {
    return text;
  }
}
