package org.leannet.clients;

/// A client's file that is not what the catalogue can read: `file:line: what is wrong`.
public final class CatalogueException extends Exception {
  private static final long serialVersionUID = 1L;

  public CatalogueException(String message) {
    super(message);
  }

  public CatalogueException(String message, Throwable cause) {
    super(message, cause);
  }
}
