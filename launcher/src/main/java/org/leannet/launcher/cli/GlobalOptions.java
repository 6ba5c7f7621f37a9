package org.leannet.launcher.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// What every verb takes, in any place.
final class GlobalOptions {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "show where a failure came from")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "show this help")
  boolean help;
}
