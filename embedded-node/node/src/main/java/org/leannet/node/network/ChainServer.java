package org.leannet.node.network;

import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.leannet.consensus.containers.BlocksByRangeRequest;
import org.leannet.consensus.containers.BlocksByRootRequest;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.Status;
import org.leannet.identity.PeerId;
import org.leannet.node.core.port.Event;
import org.leannet.node.core.port.Limits;
import org.leannet.node.core.port.Peer;
import org.leannet.node.storage.ChainReader;
import org.leannet.node.storage.StorageException;
import org.leannet.p2p.reqresp.ReqResp;
import org.leannet.p2p.reqresp.Responder;
import org.leannet.p2p.wire.ResponseCode;
import org.leannet.ssz.Codec;
import org.leannet.ssz.SszException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the requests of peers from what is published and stored; the core is not asked.
final class ChainServer {
  private static final Logger LOG = LoggerFactory.getLogger(ChainServer.class);

  private final ChainReader chain;
  private final LongSupplier currentSlot;
  private final EventSink core;

  ChainServer(ChainReader chain, LongSupplier currentSlot, EventSink core) {
    this.chain = chain;
    this.currentSlot = currentSlot;
    this.core = core;
  }

  void serve(ReqResp requests) {
    requests.respond(Protocols.STATUS, decoding(Status.SSZ, this::status));
    requests.respond(Protocols.BLOCKS_BY_ROOT, decoding(BlocksByRootRequest.SSZ, this::byRoot));
    requests.respond(Protocols.BLOCKS_BY_RANGE, decoding(BlocksByRangeRequest.SSZ, this::byRange));
  }

  /// Answers a decoded request.
  private interface Answer<T> {
    void give(PeerId peer, T request, Responder.Response response)
        throws IOException, InterruptedException, StorageException;
  }

  private <T> Responder decoding(Codec<T> codec, Answer<T> answer) {
    return (peer, bytes, response) -> {
      T request;
      try {
        request = codec.decode(bytes);
      } catch (SszException e) {
        core.offer(new Event.PeerMisbehaved(name(peer), "undecodable request: " + e.getMessage()));
        response.error(ResponseCode.INVALID_REQUEST, "cannot be decoded: " + e.getMessage());
        return;
      }
      try {
        answer.give(peer, request, response);
      } catch (StorageException e) {
        LOG.error("a peer's request failed: {}", e.getMessage());
        response.error(ResponseCode.SERVER_ERROR, "the blocks cannot be read");
      }
    };
  }

  private void status(PeerId peer, Status theirs, Responder.Response response)
      throws IOException, InterruptedException {
    core.offer(new Event.PeerStatus(name(peer), theirs));
    response.chunk(Status.SSZ.encode(chain.view().status()));
  }

  private void byRoot(PeerId peer, BlocksByRootRequest request, Responder.Response response)
      throws IOException, InterruptedException, StorageException {
    for (var root : request.roots()) {
      send(chain.block(root), response);
    }
  }

  private void byRange(PeerId peer, BlocksByRangeRequest request, Responder.Response response)
      throws IOException, InterruptedException, StorageException {
    var start = request.startSlot();
    if (request.count() == 0
        || Long.compareUnsigned(request.count(), Protocols.BLOCKS_PER_REQUEST) > 0) {
      response.error(
          ResponseCode.INVALID_REQUEST,
          "count must be 1 to %d, not %s"
              .formatted(Protocols.BLOCKS_PER_REQUEST, Long.toUnsignedString(request.count())));
      return;
    }
    var now = currentSlot.getAsLong();
    if (now > Limits.SERVED_SLOTS && Long.compareUnsigned(start, now - Limits.SERVED_SLOTS) < 0) {
      response.error(
          ResponseCode.RESOURCE_UNAVAILABLE,
          "slot %s is before the last %d slots"
              .formatted(Long.toUnsignedString(start), Limits.SERVED_SLOTS));
      return;
    }
    for (var root : chain.canonicalRoots(start, (int) request.count())) {
      send(chain.block(root), response);
    }
  }

  private static void send(Optional<SignedBlock> block, Responder.Response response)
      throws IOException, InterruptedException {
    if (block.isPresent() && isOfUse(block.get())) {
      response.chunk(SignedBlock.SSZ.encode(block.get()));
    }
  }

  /// Genesis has no proof anywhere. Any other block without one is what this node has started from,
  /// and a peer could not check it.
  private static boolean isOfUse(SignedBlock block) {
    return block.block().slot() == 0 || block.proof().proof().size() > 0;
  }

  private static Peer name(PeerId peer) {
    return new Peer(peer.toString());
  }
}
