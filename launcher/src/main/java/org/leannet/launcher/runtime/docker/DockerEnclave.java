package org.leannet.launcher.runtime.docker;

import java.time.Instant;
import java.util.Optional;
import org.leannet.launcher.config.Subnet;

/// What an enclave's network is made from. Of an enclave that exists only the name counts.
///
/// @param subnet its addresses; a free one is found when there is none
/// @param folder the folder that is the enclave's beside Docker; empty for none
/// @param plan the plan's JSON, to be found again on the network; may be empty
/// @param bindAddress where published ports listen: `127.0.0.1`, or `0.0.0.0` for all the world
public record DockerEnclave(
    String name,
    Optional<Subnet> subnet,
    String plan,
    String folder,
    String bindAddress,
    Instant createdAt) {
  /// Nobody but this machine.
  public static final String LOOPBACK = "127.0.0.1";

  /// An enclave that exists already.
  public static DockerEnclave existing(String name) {
    return new DockerEnclave(name, Optional.empty(), "", "", LOOPBACK, Instant.EPOCH);
  }
}
