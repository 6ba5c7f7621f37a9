package org.leannet.launcher.runtime.process;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.plan.resolve.PortAllocator;
import org.leannet.launcher.runtime.PortSpec;

/// Free ports of this machine, counted up from a fixed one so that the same machine in the same
/// state gives the same ports. Each is held by a bound socket until all are chosen.
///
/// Ports that stopped enclaves will need again are passed in as reserved.
public final class FreePorts implements PortAllocator, Closeable {
  private static final int FIRST = 25_000;

  /// Linux gives 32768 and above to outgoing connections, for moments, and would take turns with
  /// us.
  private static final int LAST = 32_767;

  private final Set<Integer> reserved;
  private final Set<Integer> setAside = new HashSet<>();
  private final List<Closeable> held = new ArrayList<>();
  private int next = FIRST;

  /// @param reserved ports to leave alone although nothing listens there now
  public FreePorts(Set<Integer> reserved) {
    this.reserved = Set.copyOf(reserved);
  }

  @Override
  public int udp() {
    return any();
  }

  @Override
  public int tcp() {
    return any();
  }

  @Override
  public int tcp(int preferred) {
    return take(preferred) ? preferred : any();
  }

  private int any() {
    while (next <= LAST) {
      var port = next++;
      if (take(port)) {
        return port;
      }
    }
    throw noneLeft();
  }

  /// Takes the number for both protocols: some services need both, and what is claimed is a number.
  private boolean take(int port) {
    return !reserved.contains(port) && !setAside.contains(port) && holdUdp(port) && holdTcp(port);
  }

  @Override
  public Optional<String> setAsideUdp(int port) {
    return setAside.contains(port) || holdUdp(port)
        ? setAside(port)
        : Optional.of(PortHolder.words(PortSpec.Transport.UDP, port));
  }

  @Override
  public Optional<String> setAsideTcp(int port) {
    return setAside.contains(port) || holdTcp(port)
        ? setAside(port)
        : Optional.of(PortHolder.words(PortSpec.Transport.TCP, port));
  }

  private Optional<String> setAside(int port) {
    setAside.add(port);
    return Optional.empty();
  }

  private boolean holdUdp(int port) {
    try {
      var socket = new DatagramSocket(null);
      held.add(socket);
      socket.setReuseAddress(false);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      // Taken: by another program, or by this allocation.
      return false;
    }
  }

  private boolean holdTcp(int port) {
    try {
      var socket = new ServerSocket();
      held.add(socket);
      socket.bind(new InetSocketAddress(port), 1);
      return true;
    } catch (IOException e) {
      // Taken: by another program, or by this allocation.
      return false;
    }
  }

  private static LaunchFailure noneLeft() {
    return new LaunchFailure(
        ExitCode.NOT_READY,
        "no port is free between %d and %d".formatted(FIRST, LAST),
        "remove enclaves that are no longer used: `leannet clean`");
  }

  /// Lets go of the ports, for the services to take.
  @Override
  public void close() throws IOException {
    for (var socket : held) {
      socket.close();
    }
    held.clear();
  }
}
