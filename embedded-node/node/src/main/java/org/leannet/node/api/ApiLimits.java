package org.leannet.node.api;

import java.time.Duration;

/// Every bound of the HTTP servers.
public final class ApiLimits {
  /// Body of a request; the only one the API takes has some twenty bytes.
  public static final int BODY_BYTES = 64 << 10;

  /// Request line and headers together.
  public static final int HEADER_BYTES = 8 << 10;

  /// Connections to one server at once; more wait to be accepted.
  public static final int CONNECTIONS = 128;

  /// How long a connection may be silent, inside a request or between two.
  public static final Duration IDLE_TIME = Duration.ofSeconds(30);

  private ApiLimits() {}
}
