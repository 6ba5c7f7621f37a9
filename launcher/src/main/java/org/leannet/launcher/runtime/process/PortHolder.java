package org.leannet.launcher.runtime.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leannet.launcher.failure.ExitCode;
import org.leannet.launcher.failure.LaunchFailure;
import org.leannet.launcher.runtime.PortSpec;
import org.leannet.launcher.runtime.ServiceSpec;

/// Who has a port of this machine that somebody else wants.
final class PortHolder {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortHolder() {}

  /// Fails when one of a service's ports is taken, before the service does so in words of its own.
  static void requireFree(ServiceSpec spec) {
    for (var port : spec.ports()) {
      if (!isFree(port, spec.address())) {
        throw new LaunchFailure(
            ExitCode.NOT_READY,
            "%s cannot start: its %s port %s:%d is %s"
                .formatted(
                    spec.name(),
                    port.id(),
                    spec.address(),
                    port.number(),
                    words(port.transport(), port.number())),
            "end what listens there and start it again");
      }
    }
  }

  private static boolean isFree(PortSpec port, String address) {
    var place = new InetSocketAddress(address, port.number());
    return switch (port.transport()) {
      case TCP -> isFreeForTcp(place);
      case UDP -> isFreeForUdp(place);
    };
  }

  private static boolean isFreeForTcp(InetSocketAddress place) {
    try (var socket = new ServerSocket()) {
      socket.bind(place, 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFreeForUdp(InetSocketAddress place) {
    try (var socket = new DatagramSocket(null)) {
      socket.setReuseAddress(false);
      socket.bind(place);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// `taken`, and where this user can see it, by whom.
  static String words(PortSpec.Transport transport, int port) {
    try {
      return process(sockets(transport, port)).map(PortHolder::words).orElse("taken");
    } catch (IOException | DirectoryIteratorException e) {
      // A machine that tells of its processes in another way, or not at all.
      return "taken";
    }
  }

  private static String words(long process) {
    var program = ProcessHandle.of(process).flatMap(p -> p.info().command());
    return "taken by %s (process %d)".formatted(program.orElse("another program"), process);
  }

  /// What the file descriptors of processes say of the sockets bound to it.
  private static Set<String> sockets(PortSpec.Transport transport, int port) throws IOException {
    var found = new HashSet<String>();
    var end = ":%04X".formatted(port);
    for (var table : tables(transport)) {
      if (Files.isReadable(table)) {
        for (var line : Files.readAllLines(table)) {
          var words = line.strip().split("\\s+", -1);
          var waits = transport == PortSpec.Transport.UDP || words[STATE].equals(LISTENING);
          if (words[LOCAL_ADDRESS].endsWith(end) && waits) {
            found.add("socket:[" + words[INODE] + "]");
          }
        }
      }
    }
    return found;
  }

  private static List<Path> tables(PortSpec.Transport transport) {
    var net = PROC.resolve("net");
    return switch (transport) {
      case TCP -> List.of(net.resolve("tcp"), net.resolve("tcp6"));
      case UDP -> List.of(net.resolve("udp"), net.resolve("udp6"));
    };
  }

  private static Optional<Long> process(Set<String> sockets) throws IOException {
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var process : processes) {
        if (has(process.resolve("fd"), sockets)) {
          return Optional.of(Long.parseLong(process.getFileName().toString()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean has(Path descriptors, Set<String> sockets) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (var descriptor : all) {
        if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      // It has ended meanwhile, or belongs to somebody else.
      return false;
    }
  }
}
