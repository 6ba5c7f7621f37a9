package org.leannet.launcher.config.schema;

import java.util.regex.Pattern;
import org.leannet.launcher.config.Subnet;

/// The forms a text may be required to have.
public enum TextForm {
  ANY("a text", "(?s).+"),
  NAME("a name of lower-case letters, digits and underscores", "[a-z][a-z0-9_]{0,30}"),
  NODE_NAME(
      "a name such as mine_0, of at most 40 lower-case letters, digits and single underscores",
      "(?=.{1,40}$)[a-z][a-z0-9]*(_[a-z0-9]+)*"),
  NODE_KEY("64 hex digits", "(0x)?[0-9a-fA-F]{64}"),
  IMAGE(
      "an image such as ghcr.io/example/node:devnet5",
      "[a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
          + "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?"),
  FILE("a path", "[^\\p{Cntrl}]+"),
  URL("a URL starting with http:// or https://", "https?://[^\\s/]+(/\\S*)?"),
  SUBNET("a network such as 172.30.0.0/24, with 8 to 30 bits", "[0-9./]+"),
  SEED(
      "64 hex digits, with or without 0x, or any other text to make them from",
      "(?!0x)[^\\p{Cntrl}]{1,200}|0x[0-9a-fA-F]{64}"),
  VOLUME("host:/in/container, with :ro for read-only", "[^:\\p{Cntrl}]+:/[^:\\p{Cntrl}]*(:r[ow])?"),
  VARIABLE("a variable name of letters, digits and underscores", "[A-Za-z_][A-Za-z0-9_]*"),
  LABEL("a label of letters, digits, dots, hyphens and slashes", "[A-Za-z0-9][A-Za-z0-9._/-]*"),
  ADDRESS("an address: 0x and 40 hex digits", "0x[0-9a-fA-F]{40}"),
  BALANCE("an amount of wei, or of ether such as 10ETH", "[0-9]{1,60}(ETH)?");

  /// Longer than any name, path or argument; it also bounds the depth of matching.
  private static final int MAX_LENGTH = 1024;

  private final String description;
  private final Pattern pattern;

  TextForm(String description, String pattern) {
    this.description = description;
    this.pattern = Pattern.compile(pattern);
  }

  /// What such a text is, to follow "expected".
  public String description() {
    return description;
  }

  public String pattern() {
    return pattern.pattern();
  }

  public boolean accepts(String text) {
    return text.length() <= MAX_LENGTH
        && pattern.matcher(text).matches()
        && (this != SUBNET || Subnet.parse(text).isPresent());
  }
}
