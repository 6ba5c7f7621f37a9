package org.leannet.p2p.reqresp;

import java.io.IOException;

/// Takes the chunks of a response as they come. Throwing gives the rest of the response up.
@FunctionalInterface
public interface ChunkHandler {
  void onChunk(byte[] ssz) throws IOException, InterruptedException;
}
