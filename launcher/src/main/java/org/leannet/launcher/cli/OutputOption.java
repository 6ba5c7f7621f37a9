package org.leannet.launcher.cli;

import picocli.CommandLine.Option;

/// `-o json`, which every read verb takes.
final class OutputOption {
  enum Format {
    table,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table or json (default: table)",
      defaultValue = "table")
  Format format = Format.table;

  @Option(
      names = {"--full-uuids", "--full-uuid"},
      hidden = true,
      description = "taken for Kurtosis's sake: names are never shortened here")
  void fullUuids(boolean wanted) {
    // Names are whole already, wanted or not.
  }

  boolean isJson() {
    return format == Format.json;
  }
}
