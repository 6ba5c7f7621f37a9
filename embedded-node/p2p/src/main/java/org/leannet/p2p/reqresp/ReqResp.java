package org.leannet.p2p.reqresp;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.identity.PeerId;
import org.leannet.p2p.transport.DuplexStream;
import org.leannet.p2p.transport.Host;
import org.leannet.p2p.wire.RequestDecoder;
import org.leannet.p2p.wire.ResponseChunk;
import org.leannet.p2p.wire.ResponseCode;
import org.leannet.p2p.wire.ResponseDecoder;
import org.leannet.p2p.wire.WireException;

/// Requests to connected peers, and the answers to theirs.
public final class ReqResp {

  private final Host host;
  private final ReqRespLimits limits;
  private final ResponderStreams.Shared shared;

  /// @param clock dates the requests of peers, so that none makes too many
  public ReqResp(Host host, ReqRespLimits limits, InstantSource clock) {
    this.host = host;
    this.limits = limits;
    this.shared = new ResponderStreams.Shared(limits, clock, host::disconnect);
  }

  /// Answers a protocol's requests from now on.
  public void respond(RequestProtocol protocol, Responder responder) {
    host.handle(protocol.name(), new ResponderStreams(protocol, shared, responder));
  }

  /// Requests of peers that were turned away unread: too many at once, or too often.
  public long refused() {
    return shared.refused();
  }

  /// Requests of peers that wait for others to be served.
  public int waiting() {
    return shared.waiting();
  }

  /// Requests, and gives each chunk of the response to the handler as it comes.
  ///
  /// @throws ErrorResponseException when the peer answers with an error, also after some chunks
  /// @throws MalformedResponseException when the response breaks the protocol
  /// @throws IOException when the peer cannot be asked, or does not answer in time
  public void request(
      PeerId peer, RequestProtocol protocol, byte[] payload, int maxChunks, ChunkHandler handler)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    DuplexStream stream = host.open(peer, List.of(protocol.name()));
    boolean done = false;
    try {
      stream.deadline(limits.request().minus(Duration.ofNanos(System.nanoTime() - start)));
      stream.write(RequestDecoder.encode(payload));
      stream.closeWrite();
      read(stream, new ResponseDecoder(protocol.maxChunk(), maxChunks), handler);
      done = true;
    } catch (ErrorResponseException e) {
      done = true;
      throw e;
    } catch (WireException e) {
      throw new MalformedResponseException(peer, e);
    } finally {
      if (done) {
        stream.close();
      } else {
        stream.reset();
      }
    }
  }

  /// Requests, and returns all chunks of the response.
  public List<byte[]> request(PeerId peer, RequestProtocol protocol, byte[] payload, int maxChunks)
      throws IOException, InterruptedException {
    List<byte[]> chunks = new ArrayList<>();
    request(peer, protocol, payload, maxChunks, chunks::add);
    return chunks;
  }

  private static void read(DuplexStream stream, ResponseDecoder decoder, ChunkHandler handler)
      throws IOException, InterruptedException, WireException {
    Optional<byte[]> bytes = stream.read();
    while (bytes.isPresent()) {
      take(stream, decoder.feed(bytes.get()), handler);
      bytes = stream.read();
    }
    take(stream, decoder.end(), handler);
  }

  private static void take(DuplexStream stream, List<ResponseChunk> chunks, ChunkHandler handler)
      throws IOException, InterruptedException {
    for (ResponseChunk chunk : chunks) {
      if (chunk.code() != ResponseCode.SUCCESS) {
        throw new ErrorResponseException(stream.peer(), chunk);
      }
      handler.onChunk(chunk.payload().toArray());
    }
  }
}
