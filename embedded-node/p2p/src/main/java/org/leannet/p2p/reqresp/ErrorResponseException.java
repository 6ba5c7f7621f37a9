package org.leannet.p2p.reqresp;

import java.io.IOException;
import org.leannet.identity.PeerId;
import org.leannet.p2p.wire.ResponseChunk;
import org.leannet.p2p.wire.ResponseCode;

/// The peer answered with an error code and a text.
public final class ErrorResponseException extends IOException {

  private static final long serialVersionUID = 1;

  private final ResponseCode code;
  private final String text;

  ErrorResponseException(PeerId peer, ResponseChunk chunk) {
    super("peer %s answered %s: %s".formatted(peer, chunk.code(), chunk.text()));
    this.code = chunk.code();
    this.text = chunk.text();
  }

  public ResponseCode code() {
    return code;
  }

  /// The peer's own words.
  public String text() {
    return text;
  }
}
