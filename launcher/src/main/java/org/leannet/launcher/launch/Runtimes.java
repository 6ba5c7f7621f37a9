package org.leannet.launcher.launch;

import java.io.IOException;
import org.leannet.launcher.config.RuntimeKind;
import org.leannet.launcher.enclave.Enclave;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.NetworkPlan;
import org.leannet.launcher.runtime.Runtime;
import org.leannet.launcher.runtime.process.ProcessRuntime;

/// Opens the runtime that an enclave's plan names.
public final class Runtimes {
  /// The runtime of an existing enclave. One that was never planned has nothing but its folder.
  public Runtime open(Enclave enclave) throws IOException {
    return open(enclave, enclave.plan().map(NetworkPlan::runtime).orElse(RuntimeKind.PROCESS));
  }

  /// A runtime of this kind for the enclave.
  public Runtime open(Enclave enclave, RuntimeKind kind) {
    return switch (kind) {
      case PROCESS -> new ProcessRuntime(enclave.services(), enclave.logs());
      case DOCKER ->
          throw new LaunchFailure(
              ExitCode.UNSUPPORTED,
              "this build cannot start containers",
              "use embedded nodes or local programs (`cl_binary`) alone");
    };
  }
}
