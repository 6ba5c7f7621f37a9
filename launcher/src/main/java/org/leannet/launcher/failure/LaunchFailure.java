package org.leannet.launcher.failure;

/// A failure the user can act on. It is shown as written, never as a stack trace.
public final class LaunchFailure extends RuntimeException {
  /// The advice where the home's disk is full.
  public static final String FREE_SOME_SPACE =
      "free some space there, or name a folder of another disk with LEANNET_HOME";

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String advice;

  /// @param problem what is wrong, and where
  /// @param advice what to do about it; empty when the problem says it
  public LaunchFailure(ExitCode exitCode, String problem, String advice) {
    super(problem);
    this.exitCode = exitCode;
    this.advice = advice;
  }

  /// A failure that something else caused: the cause is kept for `--debug`.
  public LaunchFailure(ExitCode exitCode, String problem, String advice, Throwable cause) {
    super(problem, cause);
    this.exitCode = exitCode;
    this.advice = advice;
  }

  /// What the command ends with.
  public ExitCode exitCode() {
    return exitCode;
  }

  /// What is wrong.
  public String problem() {
    return String.valueOf(getMessage());
  }

  /// What to do about it; may be empty.
  public String advice() {
    return advice;
  }
}
