package org.leannet.consensus.production;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.AggregatedAttestation;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.consensus.containers.BlockBody;
import org.leannet.consensus.containers.History;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.proofs.ProofException;
import org.leannet.consensus.proofs.ProofSystem;
import org.leannet.consensus.transition.JustifiedSlots;
import org.leannet.consensus.transition.StateTransition;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

/// Chooses the votes of a block. Votes it includes may justify a later source and so make room for
/// further votes: it goes over the candidates until nothing changes.
///
/// leanSpec `lstar/block_production.py`, `build_block`. Beyond it: [Ranking] decides what goes
/// first, the proofs stay under the wire's limit, and one that cannot be merged with others goes in
/// alone.
final class BlockBuilder {

  private record Choice(AttestationData data, List<SingleMessageAggregate> proofs) {

    int participants() {
      return proofs.stream()
          .map(SingleMessageAggregate::participants)
          .reduce(Bits.EMPTY, Bits::or)
          .cardinality();
    }
  }

  private final BlockProposal proposal;
  private final State advanced;
  private final ProofSystem proofs;
  private final List<Choice> chosen = new ArrayList<>();
  private final Set<AttestationData> seen = new HashSet<>();

  /// The state after the block with the votes chosen so far.
  private State reached;

  private BlockBuilder(BlockProposal proposal, State advanced, State empty, ProofSystem proofs) {
    this.proposal = proposal;
    this.advanced = advanced;
    this.proofs = proofs;
    this.reached = empty;
  }

  static Verdict<BuiltBlock> build(BlockProposal proposal, ProofSystem proofs) {
    return StateTransition.processSlots(proposal.state(), proposal.slot())
        .then(advanced ->
            process(proposal, advanced, List.of())
                .then(empty -> new BlockBuilder(proposal, advanced, empty, proofs).build()));
  }

  private Verdict<BuiltBlock> build() {
    boolean open = choose();
    while (open) {
      switch (process(proposal, advanced, trial())) {
        case Verdict.Rejected<State> refused -> {
          return refused.as();
        }
        case Verdict.Accepted<State>(State post) -> open = moves(post) && choose();
      }
    }
    return finish();
  }

  /// One pass over the candidates. Whether it found anything.
  private boolean choose() {
    int before = chosen.size();
    List<Candidate> useful =
        proposal.candidates().stream()
            .filter(candidate -> !seen.contains(candidate.data()) && isUseful(candidate.data()))
            .toList();
    for (Candidate candidate : Ranking.of(reached, useful)) {
      if (chosen.size() >= proposal.budget()) {
        break;
      }
      include(candidate);
    }
    return chosen.size() > before;
  }

  private boolean isUseful(AttestationData data) {
    boolean onGenesis = data.source().slot() == 0 && data.target().slot() == 0;
    History history = reached.historicalBlockHashes();
    JustifiedSlots justified = JustifiedSlots.of(reached);
    return data.source().slot() == reached.latestJustified().slot()
        && history.contains(data.source())
        && history.contains(data.target())
        && history.contains(data.head())
        && justified.isJustified(data.source().slot()).orElse(false)
        && (onGenesis || !justified.isJustified(data.target().slot()).orElse(true));
  }

  private void include(Candidate candidate) {
    List<SingleMessageAggregate> cover = GreedyCover.of(candidate.proofs()).chosen();
    for (int count = cover.size(); count >= 0; count--) {
      Choice choice = new Choice(candidate.data(), cover.subList(0, count));
      if (cover.isEmpty() || (count > 0 && fits(choice))) {
        seen.add(candidate.data());
        chosen.add(choice);
        return;
      }
    }
  }

  private boolean fits(Choice next) {
    int participants = next.participants();
    List<Integer> sizes = new ArrayList<>(chosen.stream().map(Choice::participants).toList());
    sizes.add(participants);
    sizes.add(1);
    return participants <= proofs.participantLimit() && proofs.fits(sizes);
  }

  /// Takes over what the trial reached. Whether that opens the way for other votes.
  private boolean moves(State post) {
    boolean moved =
        !post.latestJustified().equals(reached.latestJustified())
            || post.latestFinalized().slot() != reached.latestFinalized().slot();
    reached = post;
    return moved;
  }

  private List<AggregatedAttestation> trial() {
    return chosen.stream()
        .flatMap(choice ->
            choice.proofs().stream()
                .map(proof -> new AggregatedAttestation(proof.participants(), choice.data())))
        .toList();
  }

  private Verdict<BuiltBlock> finish() {
    List<AggregatedAttestation> votes = new ArrayList<>();
    List<SingleMessageAggregate> merged = new ArrayList<>();
    for (Choice choice : chosen) {
      if (!choice.proofs().isEmpty()) {
        SingleMessageAggregate proof = merge(choice);
        votes.add(new AggregatedAttestation(proof.participants(), choice.data()));
        merged.add(proof);
      }
    }
    return process(proposal, advanced, votes)
        .map(post ->
            new BuiltBlock(block(proposal, votes).withStateRoot(post.root()), post, merged));
  }

  private SingleMessageAggregate merge(Choice choice) {
    if (choice.proofs().size() == 1) {
      return choice.proofs().getFirst();
    }
    try {
      return new Proving(proofs, advanced.validators())
          .combine(choice.data(), choice.proofs(), List.of());
    } catch (ProofException e) {
      // Fewer votes are better than no block.
      return choice.proofs().getFirst();
    }
  }

  private static Verdict<State> process(
      BlockProposal proposal, State advanced, List<AggregatedAttestation> votes) {
    return StateTransition.processBlock(advanced, block(proposal, votes), proposal.rules());
  }

  private static Block block(BlockProposal proposal, List<AggregatedAttestation> votes) {
    return new Block(
        proposal.slot(), proposal.proposer(), proposal.parent(), Root.ZERO, new BlockBody(votes));
  }
}
