package org.leannet.consensus.containers;

import java.util.List;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;
import org.leannet.ssz.Root;

/// Asks a peer for these blocks.
public record BlocksByRootRequest(List<Root> roots) {

  public static final Codec<BlocksByRootRequest> SSZ =
      Container.of(
          v -> new BlocksByRootRequest(v.next()),
          Container.field(
              "roots",
              Codecs.list(Root.SSZ, Limits.BLOCKS_PER_REQUEST),
              BlocksByRootRequest::roots));

  public BlocksByRootRequest {
    roots = List.copyOf(roots);
  }
}
