package org.leannet.p2p.reqresp;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
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

  private final RequestProtocol protocol;
  private final Shared shared;
  private final Responder responder;
  private final RequestRates rates;
  private final Map<PeerId, Integer> serving = new ConcurrentHashMap<>();

  ResponderStreams(RequestProtocol protocol, Shared shared, Responder responder) {
    this.protocol = protocol;
    this.shared = shared;
    this.responder = responder;
    this.rates = new RequestRates(protocol.rate());
  }

  /// What all protocols of a host share.
  static final class Shared {
    private final ReqRespLimits limits;
    private final InstantSource clock;
    private final BiConsumer<PeerId, String> disconnect;
    private final Semaphore free;
    private final AtomicLong refused = new AtomicLong();

    Shared(ReqRespLimits limits, InstantSource clock, BiConsumer<PeerId, String> disconnect) {
      this.limits = limits;
      this.clock = clock;
      this.disconnect = disconnect;
      this.free = new Semaphore(limits.maxServed(), true);
    }

    long refused() {
      return refused.get();
    }

    int waiting() {
      return free.getQueueLength();
    }
  }

  @Override
  public void handle(DuplexStream stream) throws IOException, InterruptedException {
    stream.deadline(shared.limits.response());
    switch (rates.take(stream.peer(), shared.clock.instant())) {
      case SERVE -> serveInTurn(stream);
      case REFUSE -> refuse(stream, "too many requests in a short time");
      case CUT_OFF -> {
        shared.refused.incrementAndGet();
        shared.disconnect.accept(stream.peer(), "it floods with requests");
      }
    }
  }

  private void serveInTurn(DuplexStream stream) throws IOException, InterruptedException {
    int now = serving.merge(stream.peer(), 1, Integer::sum);
    try {
      if (now > shared.limits.maxPerPeer()) {
        refuse(
            stream, "at most %d requests at once are served".formatted(shared.limits.maxPerPeer()));
      } else {
        serveWhenFree(stream);
      }
    } finally {
      serving.computeIfPresent(stream.peer(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /// Waits a while in the queue of all peers: those that hold a place to no end hold few, and
  /// honest requests come behind them and not never.
  private void serveWhenFree(DuplexStream stream) throws IOException, InterruptedException {
    long patience = shared.limits.response().dividedBy(2).toMillis();
    if (!shared.free.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
      refuse(stream, "this node serves as many requests as it can");
      return;
    }
    try {
      stream.deadline(shared.limits.response());
      serve(stream, new StreamResponse(stream));
    } finally {
      shared.free.release();
    }
  }

  private void refuse(DuplexStream stream, String reason) throws IOException, InterruptedException {
    shared.refused.incrementAndGet();
    new StreamResponse(stream).error(ResponseCode.RESOURCE_UNAVAILABLE, reason);
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
    stream.deadline(shared.limits.response());
    try {
      responder.respond(stream.peer(), request, response);
    } catch (RuntimeException e) {
      LOG.error("the responder of {} failed", stream.protocol(), e);
      response.error(ResponseCode.SERVER_ERROR, "internal error");
    }
  }

  /// A request is complete with its payload: not every requester half-closes after it.
  private byte[] readRequest(DuplexStream stream)
      throws IOException, InterruptedException, WireException {
    var decoder = new RequestDecoder(protocol.maxRequest());
    while (!decoder.isWhole()) {
      Optional<byte[]> bytes = stream.read();
      if (bytes.isEmpty()) {
        break;
      }
      decoder.feed(bytes.get());
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
