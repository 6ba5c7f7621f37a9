package org.leannet.launcher.failure;

/// The exit codes of `leannet`. Scripts depend on them: a test pins every one.
public enum ExitCode {
  /// All went well.
  OK(0),
  /// A wrong flag, an unknown name, a bad args file.
  USAGE(2),
  /// No Docker daemon answers.
  DOCKER_UNREACHABLE(3),
  /// An image is missing or does not run here.
  IMAGE(4),
  /// Keys or genesis files could not be made.
  GENESIS(5),
  /// A service died, or the network did not get ready.
  NOT_READY(6),
  /// An assertion or an invariant does not hold.
  ASSERTION_FAILED(7),
  /// The runtime cannot do what was asked.
  UNSUPPORTED(8),
  /// What was waited for did not come in time.
  TIMEOUT(124),
  /// Ended by Ctrl-C.
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /// The number the process ends with.
  public int code() {
    return code;
  }
}
