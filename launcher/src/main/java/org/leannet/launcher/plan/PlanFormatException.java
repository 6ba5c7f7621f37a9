package org.leannet.launcher.plan;

/// A text that is not a plan's JSON form, or not of the version this program reads.
public final class PlanFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  public PlanFormatException(String message) {
    super(message);
  }

  public PlanFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
