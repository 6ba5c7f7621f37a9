package org.leannet.metrics;

import org.opentest4j.TestAbortedException;

/// What a test needs and this machine may lack.
final class Prerequisite {
  private Prerequisite() {}

  /// What ends the test: it is skipped, loudly; where `CI` is `true` it fails, for there everything
  /// must be.
  static TestAbortedException missing(String what) {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(what + ", and CI must have it");
    }
    System.out.println("SKIPPED: " + what);
    return new TestAbortedException(what);
  }
}
