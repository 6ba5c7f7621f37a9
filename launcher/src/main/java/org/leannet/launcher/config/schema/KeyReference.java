package org.leannet.launcher.config.schema;

/// The key table as Markdown, for the documentation.
public final class KeyReference {
  private KeyReference() {}

  public static String markdown() {
    StringBuilder text = new StringBuilder();
    for (Section section : KeyTable.sections()) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      text.append("### ")
          .append(section.name().isEmpty() ? "Top of the file" : "`" + section.name() + "`")
          .append("\n\n");
      text.append(section.meaning()).append("\n\n");
      if (section.name().equals(KeyTable.DEFAULTS)) {
        text.append("The keys of `")
            .append(KeyTable.PARTICIPANT)
            .append("`, but for `count` and those of one node alone: ")
            .append("`" + String.join("`, `", KeyTable.ONE_NODE) + "`.\n");
        continue;
      }
      text.append("| key | value | without it | meaning |\n|---|---|---|---|\n");
      section.keys().forEach(key -> row(text, key));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, Key key) {
    text.append("| `").append(key.name()).append("` | ").append(key.type().description());
    text.append(" | ").append(key.standard());
    text.append(" | ")
        .append(key.meaning())
        .append(" Example: `")
        .append(key.example())
        .append("` |\n");
  }
}
