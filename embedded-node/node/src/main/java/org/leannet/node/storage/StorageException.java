package org.leannet.node.storage;

/// The data directory cannot be used: it is locked, damaged, full, or belongs to another chain.
public final class StorageException extends Exception {
  private static final long serialVersionUID = 1L;

  public StorageException(String message) {
    super(message);
  }

  StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
