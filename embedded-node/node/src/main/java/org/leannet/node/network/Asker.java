package org.leannet.node.network;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.leannet.consensus.containers.BlocksByRangeRequest;
import org.leannet.consensus.containers.BlocksByRootRequest;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.Status;
import org.leannet.identity.PeerId;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Peer;
import org.leannet.node.core.port.Request;
import org.leannet.node.core.port.RequestEnd;
import org.leannet.p2p.reqresp.ChunkHandler;
import org.leannet.p2p.reqresp.MalformedResponseException;
import org.leannet.p2p.reqresp.ReqResp;
import org.leannet.p2p.reqresp.ReqRespLimits;
import org.leannet.p2p.reqresp.RequestProtocol;
import org.leannet.ssz.SszException;

/// Carries one request of the core's to its end. Blocks, so it wants a thread of its own.
final class Asker {
  /// How long a block of an answer waits for the core to have room: as long as the whole answer may
  /// take.
  private static final Duration PATIENCE = ReqRespLimits.DEFAULT.request();

  private final ReqResp requests;
  private final EventSink core;

  Asker(ReqResp requests, EventSink core) {
    this.requests = requests;
    this.core = core;
  }

  /// A piece of an answer that breaks the protocol.
  private static final class ViolationException extends IOException {
    private static final long serialVersionUID = 1L;

    ViolationException(String message) {
      super(message);
    }
  }

  /// Asks, and hands the core each piece of the answer, and then how it ended.
  void ask(long number, Peer peer, Request request) {
    core.offer(new Event.ResponseEnded(number, exchange(number, peer, request)));
  }

  private RequestEnd exchange(long number, Peer peer, Request request) {
    try {
      switch (request) {
        case Request.AskStatus(Status own) -> status(peer, own);
        case Request.BlocksByRoot(var roots) ->
            blocks(
                number,
                peer,
                Protocols.BLOCKS_BY_ROOT,
                BlocksByRootRequest.SSZ.encode(new BlocksByRootRequest(roots)),
                roots.size());
        case Request.BlocksByRange(long start, long count) ->
            blocks(
                number,
                peer,
                Protocols.BLOCKS_BY_RANGE,
                BlocksByRangeRequest.SSZ.encode(new BlocksByRangeRequest(start, count)),
                (int) count);
      }
      return new RequestEnd.Complete();
    } catch (ViolationException | MalformedResponseException e) {
      return new RequestEnd.Violated(String.valueOf(e.getMessage()));
    } catch (IOException | IllegalArgumentException e) {
      return new RequestEnd.Failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new RequestEnd.Failed("the node is stopping");
    }
  }

  private void status(Peer peer, Status own) throws IOException, InterruptedException {
    List<byte[]> chunks = requests.request(id(peer), Protocols.STATUS, Status.SSZ.encode(own), 1);
    if (chunks.isEmpty()) {
      throw new ViolationException(
          "an answer to a status request is one status, this one is empty");
    }
    try {
      core.offer(new Event.PeerStatus(peer, Status.SSZ.decode(chunks.getFirst())));
    } catch (SszException e) {
      throw new ViolationException("undecodable status: " + e.getMessage());
    }
  }

  private void blocks(long number, Peer peer, RequestProtocol protocol, byte[] request, int most)
      throws IOException, InterruptedException {
    ChunkHandler handler =
        ssz -> {
          if (!core.put(new Event.ResponseBlock(number, block(ssz)), PATIENCE)) {
            throw new IOException("this node is too busy for the answer");
          }
        };
    requests.request(id(peer), protocol, request, most, handler);
  }

  private static SignedBlock block(byte[] ssz) throws ViolationException {
    try {
      return SignedBlock.SSZ.decode(ssz);
    } catch (SszException e) {
      throw new ViolationException("undecodable block: " + e.getMessage());
    }
  }

  private static PeerId id(Peer peer) {
    return PeerId.parse(peer.id());
  }
}
