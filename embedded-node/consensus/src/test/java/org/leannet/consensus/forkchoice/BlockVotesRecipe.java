package org.leannet.consensus.forkchoice;

import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.ssz.Bytes;

/// Gives the votes in a vector's block their weight, as the generator of the vectors does: their
/// proofs are not in the files. No node ever does this.
public final class BlockVotesRecipe {

  private BlockVotesRecipe() {}

  /// Whether the store's counting votes include all those of the block.
  public static boolean hasVotes(Store store, Block block) {
    return block.body().attestations().stream()
        .allMatch(vote -> vote.aggregationBits().isSubsetOf(store.known.voters(vote.data())));
  }

  /// Adds one proof for each vote of the body whose data is still known and that speaks for more
  /// than the known proofs do together; then finds the head.
  public static void apply(Store store, Block block) {
    for (AggregatedAttestation attestation : block.body().attestations()) {
      boolean known = store.known.data().contains(attestation.data());
      boolean covered =
          attestation.aggregationBits().isSubsetOf(store.known.voters(attestation.data()));
      if (known && !covered) {
        store.known.add(
            attestation.data(),
            new SingleMessageAggregate(attestation.aggregationBits(), Bytes.fromHex("0x00")));
      }
    }
    store.updateHead();
  }
}
