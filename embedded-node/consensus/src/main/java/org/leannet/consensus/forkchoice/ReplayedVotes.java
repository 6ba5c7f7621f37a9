package org.leannet.consensus.forkchoice;

import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.ssz.Bytes;

/// Gives the votes in a test vector's block their weight, as the generator of the vectors does:
/// their proofs are not in the files. For replays alone; no node does this to a block of its chain.
public final class ReplayedVotes {
  private static final Bytes NO_PROOF = Bytes.fromHex("0x00");

  private ReplayedVotes() {}

  /// Whether the store's counting votes include all those of the block.
  public static boolean has(Store store, Block block) {
    return block.body().attestations().stream().allMatch(vote -> isCovered(store, vote));
  }

  /// Adds one proof for each vote of the body whose data is still known and that speaks for more
  /// than the known proofs do together; then finds the head.
  public static void count(Store store, Block block) {
    for (AggregatedAttestation vote : block.body().attestations()) {
      boolean known = store.known.data().contains(vote.data());
      if (known && !isCovered(store, vote)) {
        store.known.add(vote.data(), new SingleMessageAggregate(vote.aggregationBits(), NO_PROOF));
      }
    }
    store.updateHead();
  }

  private static boolean isCovered(Store store, AggregatedAttestation vote) {
    return vote.aggregationBits().isSubsetOf(store.known.voters(vote.data()));
  }
}
