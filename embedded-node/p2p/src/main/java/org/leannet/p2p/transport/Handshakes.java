package org.leannet.p2p.transport;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// The handshakes that others have begun here and that have not ended, all together and by address.
/// They cost memory and signatures before anybody has proven who it is.
final class Handshakes {
  private final Map<InetAddress, Integer> byAddress = new HashMap<>();
  private int open;

  /// Takes a handshake in; false when there are too many.
  synchronized boolean begin(InetAddress address) {
    int ofAddress = byAddress.getOrDefault(address, 0);
    if (open >= TransportLimits.HALF_OPEN || ofAddress >= TransportLimits.HALF_OPEN_PER_ADDRESS) {
      return false;
    }
    open++;
    byAddress.put(address, ofAddress + 1);
    return true;
  }

  /// A handshake that was taken in has ended, well or not.
  synchronized void end(InetAddress address) {
    open--;
    byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }

  synchronized int open() {
    return open;
  }
}
