package org.leannet.launcher.cli.view;

import java.util.List;
import org.leannet.launcher.runtime.ServiceStatus;

/// An enclave's state, which is that of its services.
public enum EnclaveStatus {
  /// Something runs.
  RUNNING,
  /// Nothing runs.
  STOPPED,
  /// There is nothing that could run: it was only just added, or a launch never came so far.
  EMPTY,
  /// Docker would know, and does not answer.
  UNKNOWN;

  /// The state that follows from these services.
  public static EnclaveStatus of(List<ServiceStatus> services) {
    if (services.isEmpty()) {
      return EMPTY;
    }
    return services.stream().anyMatch(s -> s.state().isAlive()) ? RUNNING : STOPPED;
  }
}
