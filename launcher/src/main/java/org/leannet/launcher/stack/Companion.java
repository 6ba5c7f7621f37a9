package org.leannet.launcher.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.function.IntUnaryOperator;
import org.leannet.launcher.runtime.ContainerSettings;
import org.leannet.launcher.runtime.ServiceSpec;

/// A service that no node needs: a network works without it.
///
/// @param readyPath what its `http` port answers with 200 once it serves
/// @param required whether a network without it is not what was asked for
/// @param provision gets ready what it needs before it can be created, an image for example
public record Companion(ServiceSpec spec, String readyPath, boolean required, Provision provision) {
  private static final int ANY_PORT = 0;

  /// Something slow that comes before the creation of a service.
  @FunctionalInterface
  public interface Provision {
    /// Nothing is needed.
    Provision NONE = () -> {};

    /// Does it; harmless when it was done before.
    void run() throws IOException, InterruptedException;
  }

  /// The same service, provided for like this.
  public Companion providedBy(Provision newProvision) {
    return new Companion(spec, readyPath, required, newProvision);
  }

  /// The same service in a container of these settings.
  public Companion inContainer(ContainerSettings settings) {
    return new Companion(spec.withContainer(settings), readyPath, required, provision);
  }

  /// The same service, published at any port where something else of this machine has the one that
  /// is wished for. Between this look and its start another may take it.
  public Companion avoidingTakenPorts() {
    return publishedAt(port -> isFree(port) ? port : ANY_PORT);
  }

  /// The same service, published at any ports.
  public Companion atAnyPorts() {
    return publishedAt(_ -> ANY_PORT);
  }

  /// The service as it was made before, published where this one is: what an operator changed of it
  /// since stays.
  public Companion asMadeBefore(ServiceSpec before) {
    var ports = before.container().withHostPorts(spec.container().hostPorts());
    return new Companion(before.withContainer(ports), readyPath, required, provision);
  }

  private Companion publishedAt(IntUnaryOperator choice) {
    var ports = new LinkedHashMap<>(spec.container().hostPorts());
    ports.replaceAll((_, port) -> choice.applyAsInt(port));
    return inContainer(spec.container().withHostPorts(ports));
  }

  /// Whether nothing listens at this port of this machine.
  public static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
