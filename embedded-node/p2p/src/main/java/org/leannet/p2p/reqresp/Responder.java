package org.leannet.p2p.reqresp;

import java.io.IOException;
import org.leannet.identity.PeerId;
import org.leannet.p2p.wire.ResponseCode;

/// Answers the requests of a protocol. Runs on the request's own virtual thread and may block.
@FunctionalInterface
public interface Responder {

  /// Writes the response, chunk by chunk; when it returns, the response is complete.
  void respond(PeerId peer, byte[] request, Response response)
      throws IOException, InterruptedException;

  /// Where the response goes. Its methods block while the peer is slow.
  interface Response {

    void chunk(byte[] ssz) throws IOException, InterruptedException;

    /// The last thing to write: why there is no more.
    void error(ResponseCode code, String text) throws IOException, InterruptedException;
  }
}
