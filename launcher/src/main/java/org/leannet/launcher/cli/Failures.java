package org.leannet.launcher.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leannet.launcher.cli.kurtosis.Instead;
import org.leannet.launcher.config.ConfigException;
import org.leannet.launcher.config.Suggestion;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns whatever went wrong into words a person can act on, and an exit code.
final class Failures
    implements IParameterExceptionHandler, IExecutionExceptionHandler, IExitCodeExceptionMapper {
  private static final int FAULT = 1;

  private final Console console;
  private final GlobalOptions options;

  Failures(Console console, GlobalOptions options) {
    this.console = console;
    this.options = options;
  }

  @Override
  public int handleParseException(ParameterException e, String[] words) {
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    say(problem(e));
    instead(e)
        .or(() -> suggestion(e).map(word -> "did you mean '" + word + "'?"))
        .ifPresent(advice -> console.say("  " + advice));
    console.say("  see `" + command + " --help`");
    debug(e);
    return ExitCode.USAGE.code();
  }

  private static String problem(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      var word = unmatched.getUnmatched().getFirst();
      var command = e.getCommandLine().getCommandSpec();
      if (word.startsWith("-")) {
        return "unknown option '" + word + "'";
      }
      return command.subcommands().isEmpty()
          ? "'" + word + "' is one word too many"
          : "unknown command '" + command.qualifiedName() + " " + word + "'";
    }
    return String.valueOf(e.getMessage());
  }

  /// What to do without a verb that is known elsewhere.
  private static Optional<String> instead(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()
        || e.getCommandLine().getSubcommands().isEmpty()) {
      return Optional.empty();
    }
    var spec = e.getCommandLine().getCommandSpec();
    var words = spec.qualifiedName() + " " + unmatched.getUnmatched().getFirst();
    return Instead.of(words.substring(spec.root().name().length() + 1));
  }

  /// The option or verb that was meant, most likely.
  private static Optional<String> suggestion(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return Optional.empty();
    }
    var word = unmatched.getUnmatched().getFirst();
    var command = e.getCommandLine().getCommandSpec();
    var known =
        word.startsWith("-")
            ? command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Arrays.stream(option.names()))
                .toList()
            : List.copyOf(command.subcommands().keySet());
    return Suggestion.closest(word, known);
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
    debug(e);
    switch (e) {
      case LaunchFailure failure -> {
        say(failure.problem());
        failure.advice().lines().forEach(line -> console.say("  " + line));
      }
      case ConfigException config -> config.problems().forEach(p -> console.say(p.toString()));
      case ParameterException parameter -> {
        return handleParseException(parameter, new String[0]);
      }
      case InterruptedException _ -> say("interrupted");
      case IOException io -> {
        say(describe(io));
        if (describe(io).toLowerCase(Locale.ROOT).contains("no space left on device")) {
          console.say("  " + LaunchFailure.FREE_SOME_SPACE);
        }
      }
      default -> {
        say("a fault in leannet itself: " + e);
        console.say("  run it again with --debug and report what it shows");
      }
    }
    return getExitCode(e);
  }

  @Override
  public int getExitCode(Throwable e) {
    return switch (e) {
      case LaunchFailure failure -> failure.exitCode().code();
      case ConfigException _ -> ExitCode.USAGE.code();
      case InterruptedException _ -> ExitCode.INTERRUPTED.code();
      default -> FAULT;
    };
  }

  /// Java names only the file in its messages; this adds what is wrong with it.
  private static String describe(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getFile() + ": no such file";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  private void say(String problem) {
    console.say("leannet: " + problem);
  }

  private void debug(Exception e) {
    if (options.debug) {
      e.printStackTrace(console.err());
    }
  }
}
