package org.leannet.clients.template;

/// A template that cannot be filled in: `file:line: what is wrong`.
public final class TemplateFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public TemplateFailure(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
