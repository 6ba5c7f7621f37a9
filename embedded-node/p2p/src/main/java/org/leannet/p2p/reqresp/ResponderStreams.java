package org.leannet.p2p.reqresp;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.leannet.identity.PeerId;
import org.leannet.p2p.transport.DuplexStream;
import org.leannet.p2p.transport.StreamHandler;
import org.leannet.p2p.wire.RequestDecoder;
import org.leannet.p2p.wire.ResponseChunk;
import org.leannet.p2p.wire.ResponseCode;
import org.leannet.p2p.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the streams on which peers request: reads the request, lets the responder answer.
final class ResponderStreams implements StreamHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ResponderStreams.class);

  private final ReqRespLimits limits;
  private final Responder responder;
  private final Map<PeerId, Integer> serving = new ConcurrentHashMap<>();

  ResponderStreams(ReqRespLimits limits, Responder responder) {
    this.limits = limits;
    this.responder = responder;
  }

  @Override
  public void handle(DuplexStream stream) throws IOException, InterruptedException {
    stream.deadline(limits.response());
    var response = new StreamResponse(stream);
    int now = serving.merge(stream.peer(), 1, Integer::sum);
    try {
      if (now > limits.maxPerPeer()) {
        response.error(
            ResponseCode.RESOURCE_UNAVAILABLE,
            "at most %d requests at once are served".formatted(limits.maxPerPeer()));
      } else {
        serve(stream, response);
      }
    } finally {
      serving.computeIfPresent(stream.peer(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  private void serve(DuplexStream stream, StreamResponse response)
      throws IOException, InterruptedException {
    byte[] request;
    try {
      request = readRequest(stream);
    } catch (WireException e) {
      response.error(ResponseCode.INVALID_REQUEST, String.valueOf(e.getMessage()));
      return;
    }
    stream.deadline(limits.response());
    try {
      responder.respond(stream.peer(), request, response);
    } catch (RuntimeException e) {
      LOG.error("the responder of {} failed", stream.protocol(), e);
      response.error(ResponseCode.SERVER_ERROR, "internal error");
    }
  }

  private byte[] readRequest(DuplexStream stream)
      throws IOException, InterruptedException, WireException {
    var decoder = new RequestDecoder(limits.maxPayload());
    Optional<byte[]> bytes = stream.read();
    while (bytes.isPresent()) {
      decoder.feed(bytes.get());
      bytes = stream.read();
    }
    return decoder.end();
  }

  /// Writes chunks until the first error.
  private record StreamResponse(DuplexStream stream) implements Responder.Response {

    @Override
    public void chunk(byte[] ssz) throws IOException, InterruptedException {
      stream.write(ResponseChunk.success(ssz).encode());
    }

    @Override
    public void error(ResponseCode code, String text) throws IOException, InterruptedException {
      stream.write(ResponseChunk.error(code, text).encode());
      stream.closeWrite();
    }
  }
}
