package org.leannet.launcher.runtime.docker.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP port behind which a daemon's socket lies, until it is closed: then the daemon is gone, as
/// far as its clients can see.
public final class SocketProxy implements AutoCloseable {
  private final ServerSocket server;
  private final Path socket;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

  public SocketProxy(ServerSocket server, Path socket) {
    this.server = server;
    this.socket = socket;
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        clients.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        var daemon = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      var answers =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  pump(Channels.newInputStream(daemon), client.getOutputStream());
                  client.close();
                } catch (IOException e) {
                  // One of the two has gone.
                }
              });
      pump(client.getInputStream(), Channels.newOutputStream(daemon));
      daemon.shutdownOutput();
      answers.join();
    } catch (IOException e) {
      // One of the two has gone, or the client was not let in.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pump(InputStream from, OutputStream to) throws IOException {
    var buffer = new byte[8192];
    for (var count = from.read(buffer); count >= 0; count = from.read(buffer)) {
      to.write(buffer, 0, count);
      to.flush();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var client : clients) {
      client.close();
    }
  }
}
