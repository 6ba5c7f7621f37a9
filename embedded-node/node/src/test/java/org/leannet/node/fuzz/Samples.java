package org.leannet.node.fuzz;

import java.util.List;
import java.util.Optional;
import org.leannet.consensus.containers.SignedAggregatedAttestation;
import org.leannet.consensus.containers.SignedAttestation;
import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.node.core.CoreRig;
import org.leannet.node.core.port.Effect;

/// A short chain of real blocks, votes, aggregates and states, all of them signed.
final class Samples {
  private static final long SLOTS = 6;
  private static final int OF_EACH = 6;
  private static Optional<Samples> made = Optional.empty();

  private final List<SignedBlock> blocks;
  private final List<SignedAttestation> votes;
  private final List<SignedAggregatedAttestation> aggregates;
  private final State state;

  private Samples() {
    CoreRig rig = CoreRig.everyone();
    CoreRig.Published published = rig.live(1, SLOTS);
    this.blocks =
        published.blocks().stream().map(Effect.PublishBlock::block).limit(OF_EACH).toList();
    this.votes =
        published.attestations().stream()
            .map(Effect.PublishAttestation::attestation)
            .limit(OF_EACH)
            .toList();
    this.aggregates =
        published.aggregates().stream()
            .map(Effect.PublishAggregate::aggregate)
            .limit(OF_EACH)
            .toList();
    this.state = rig.core().view().headState();
  }

  /// Made once, at its first use.
  static synchronized Samples get() {
    if (made.isEmpty()) {
      made = Optional.of(new Samples());
    }
    return made.get();
  }

  List<SignedBlock> blocks() {
    return blocks;
  }

  List<SignedAttestation> votes() {
    return votes;
  }

  List<SignedAggregatedAttestation> aggregates() {
    return aggregates;
  }

  State state() {
    return state;
  }
}
