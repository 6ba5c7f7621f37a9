package org.leannet.p2p.reqresp;

import java.io.IOException;
import org.leannet.identity.PeerId;
import org.leannet.p2p.wire.WireException;

/// The peer's response breaks the protocol: a fault of the peer's, not of the network.
public final class MalformedResponseException extends IOException {

  private static final long serialVersionUID = 1;

  MalformedResponseException(PeerId peer, WireException cause) {
    super("bad response of peer %s: %s".formatted(peer, cause.getMessage()), cause);
  }
}
