package org.leannet.node;

import java.util.Optional;

/// Which build of the node this is.
final class Version {
  /// As the jar's manifest says, or `development` outside of one.
  static final String TEXT =
      Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
          .orElse("development");

  private Version() {}
}
