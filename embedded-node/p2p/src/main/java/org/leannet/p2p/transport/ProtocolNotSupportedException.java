package org.leannet.p2p.transport;

import java.io.IOException;
import java.util.List;
import org.leannet.identity.PeerId;

/// The peer speaks none of the protocols proposed to it.
public final class ProtocolNotSupportedException extends IOException {

  private static final long serialVersionUID = 1;

  ProtocolNotSupportedException(PeerId peer, List<String> protocols) {
    super("peer %s does not speak %s".formatted(peer, String.join(", ", protocols)));
  }
}
