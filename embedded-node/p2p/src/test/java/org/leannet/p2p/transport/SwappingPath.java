package org.leannet.p2p.transport;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// A path to a host for one dialler, on which the host's first packet after the handshake, which
/// confirms it (RFC 9001, 4.1.2), is overtaken by the second.
final class SwappingPath implements AutoCloseable {
  private static final int LARGEST_PACKET = 2048;

  /// Packets of the handshake have this bit in their first byte (RFC 9000, 17.2).
  private static final int LONG_HEADER = 0x80;

  private final InetSocketAddress host;
  private final DatagramSocket near = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final DatagramSocket far = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private volatile Optional<InetSocketAddress> dialler = Optional.empty();

  SwappingPath(InetSocketAddress host) throws IOException {
    this.host = host;
    Thread.ofPlatform().daemon().start(this::toHost);
    Thread.ofPlatform().daemon().start(this::toDialler);
  }

  /// Where to dial.
  InetSocketAddress address() {
    return (InetSocketAddress) near.getLocalSocketAddress();
  }

  private void toHost() {
    try {
      while (true) {
        DatagramPacket packet = receive(near);
        dialler = Optional.of((InetSocketAddress) packet.getSocketAddress());
        send(far, packet, host);
      }
    } catch (IOException closed) {
      far.close();
    }
  }

  private void toDialler() {
    try {
      DatagramPacket packet = receive(far);
      while ((packet.getData()[0] & LONG_HEADER) != 0) {
        send(near, packet, dialler.orElseThrow());
        packet = receive(far);
      }
      send(near, receive(far), dialler.orElseThrow());
      while (true) {
        send(near, packet, dialler.orElseThrow());
        packet = receive(far);
      }
    } catch (IOException closed) {
      near.close();
    }
  }

  private static DatagramPacket receive(DatagramSocket from) throws IOException {
    var packet = new DatagramPacket(new byte[LARGEST_PACKET], LARGEST_PACKET);
    from.receive(packet);
    return packet;
  }

  private static void send(DatagramSocket by, DatagramPacket packet, InetSocketAddress to)
      throws IOException {
    by.send(new DatagramPacket(packet.getData(), packet.getLength(), to));
  }

  @Override
  public void close() {
    near.close();
    far.close();
  }
}
