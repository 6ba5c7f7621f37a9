package org.leannet.launcher.failure;

/// The exit codes of `leannet`. Scripts depend on them: a test pins every one.
public enum ExitCode {
  /// All went well.
  OK(0, "done"),
  /// A wrong flag, an unknown name, a bad args file.
  USAGE(2, "wrong usage or configuration"),
  /// No Docker daemon answers.
  DOCKER_UNREACHABLE(3, "no Docker daemon"),
  /// An image is missing or does not run here.
  IMAGE(4, "an image is missing or does not fit"),
  /// Keys or genesis files could not be made.
  GENESIS(5, "keys or genesis could not be made"),
  /// A service died, or the network did not get ready.
  NOT_READY(6, "the network did not become ready"),
  /// An assertion or an invariant does not hold.
  ASSERTION_FAILED(7, "an assertion failed"),
  /// The runtime cannot do what was asked.
  UNSUPPORTED(8, "the runtime cannot do that"),
  /// What was waited for did not come in time.
  TIMEOUT(124, "timeout"),
  /// Ended by Ctrl-C.
  INTERRUPTED(130, "interrupted");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /// The number the process ends with.
  public int code() {
    return code;
  }

  /// What it says, in a few words.
  public String meaning() {
    return meaning;
  }
}
