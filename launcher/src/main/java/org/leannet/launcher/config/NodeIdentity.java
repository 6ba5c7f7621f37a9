package org.leannet.launcher.config;

import java.util.Optional;

/// What one node is given where the plan would choose: its name in the genesis files, its secp256k1
/// key in hex, and the ports it listens on.
public record NodeIdentity(
    Optional<String> name,
    Optional<String> key,
    Optional<Integer> quicPort,
    Optional<Integer> httpPort,
    Optional<Integer> metricsPort) {
  /// Nothing given.
  public static final NodeIdentity NONE =
      new NodeIdentity(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
