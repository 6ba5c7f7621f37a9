package org.leannet.launcher.cli.completion;

import java.io.IOException;
import java.util.List;

/// The names of what there is. An unknown enclave or service has none, and so has one whose Docker
/// daemon does not answer.
public interface Names {
  /// The enclaves'.
  List<String> enclaves() throws IOException, InterruptedException;

  /// Those of an enclave's services.
  List<String> services(String enclave) throws IOException, InterruptedException;

  /// Those of a service's ports.
  List<String> ports(String enclave, String service) throws IOException, InterruptedException;

  /// Those of the Lean clients in the catalogue.
  List<String> clients();
}
