package org.leannet.launcher.runtime.docker.archive;

/// Whom a file belongs to, in numbers, as an archive has it.
public record Owner(int user, int group) {
  /// The superuser.
  public static final Owner ROOT = new Owner(0, 0);
}
