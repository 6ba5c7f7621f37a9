package org.leannet.launcher.runtime;

/// Where a service's port is reached from this machine.
public record Endpoint(PortSpec port, String host, int hostPort) {
  /// `127.0.0.1:9000`.
  public String authority() {
    return host + ":" + hostPort;
  }

  /// `http://127.0.0.1:5052`, or the bare authority when the port has no scheme.
  public String url() {
    return port.scheme().isEmpty() ? authority() : port.scheme() + "://" + authority();
  }
}
