package org.leannet.launcher.runtime.docker;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leannet.launcher.config.Subnet;
import org.leannet.launcher.runtime.ServiceStatus;

/// An enclave as its labels tell it, without any file of ours.
///
/// @param createdAt empty when its network is gone
/// @param plan the plan's JSON; empty when it has none, or its network is gone
/// @param folder the folder it had beside Docker; empty when nobody said, or its network is gone
/// @param others what else carries its label but cannot be read: half removed, or made by another
///   version
public record FoundEnclave(
    String name,
    Optional<Instant> createdAt,
    Optional<Subnet> subnet,
    Optional<String> plan,
    Optional<String> folder,
    List<ServiceStatus> services,
    List<String> others) {
  public FoundEnclave {
    services = List.copyOf(services);
    others = List.copyOf(others);
  }

  /// Whether it is the enclave of this folder, and not another home's of the same name.
  public boolean isOf(Path directory) {
    return folder.equals(Optional.of(directory.toString()));
  }
}
