package org.leannet.consensus.production;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Checkpoint;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.State;
import org.leannet.consensus.transition.Justifiability;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

/// Which votes a block takes first: those that finalize, then those that justify, then the rest,
/// newest first.
///
/// leanSpec takes the oldest targets first. After a split of the network its known votes hold many
/// targets that never reached two thirds and never will; oldest first, they fill every block and
/// keep out the votes that would end the stall.
final class Ranking {
  private enum Tier {
    FINALIZES,
    JUSTIFIES,
    BUILDS,
    EMPTY
  }

  private record Ranked(Candidate candidate, Tier tier, int voters) {
    AttestationData data() {
      return candidate.data();
    }
  }

  private static final Comparator<Ranked> ORDER =
      Comparator.comparing(Ranked::tier)
          .thenComparing(Ranking::byTarget)
          .thenComparing(Comparator.comparingInt(Ranked::voters).reversed())
          .thenComparing(
              (one, other) -> Long.compareUnsigned(other.data().slot(), one.data().slot()));

  private final State state;
  private final Map<Root, Bits> voters = new HashMap<>();

  private Ranking(State state, List<Candidate> candidates) {
    this.state = state;
    int registry = state.validators().size();
    List<Root> roots = state.justificationsRoots();
    for (int index : state.justificationsValidators().indices()) {
      int validator = index % registry;
      voters.merge(roots.get(index / registry), Bits.ofIndices(validator + 1, validator), Bits::or);
    }
    for (Candidate candidate : candidates) {
      voters.merge(candidate.data().target().root(), participants(candidate), Bits::or);
    }
  }

  /// The candidates in the order a block should take them.
  ///
  /// @param state what the block leads to so far
  static List<Candidate> of(State state, List<Candidate> candidates) {
    Ranking ranking = new Ranking(state, candidates);
    List<Ranked> ranked = new ArrayList<>();
    candidates.forEach(candidate -> ranked.add(ranking.rank(candidate)));
    return ranked.stream().sorted(ORDER).map(Ranked::candidate).toList();
  }

  private Ranked rank(Candidate candidate) {
    Bits participants = participants(candidate);
    return new Ranked(candidate, tier(candidate), participants.cardinality());
  }

  private Tier tier(Candidate candidate) {
    if (candidate.proofs().isEmpty()) {
      return Tier.EMPTY;
    }
    Checkpoint target = candidate.data().target();
    long support = voters.getOrDefault(target.root(), Bits.EMPTY).cardinality();
    if (3 * support < 2L * state.validators().size()) {
      return Tier.BUILDS;
    }
    return finalizes(candidate.data().source().slot(), target.slot())
        ? Tier.FINALIZES
        : Tier.JUSTIFIES;
  }

  /// Whether no slot between the two could have been justified instead.
  private boolean finalizes(long source, long target) {
    long finalized = state.latestFinalized().slot();
    if (Long.compareUnsigned(source, finalized) <= 0) {
      return false;
    }
    for (long slot = source + 1; Long.compareUnsigned(slot, target) < 0; slot++) {
      if (Justifiability.isJustifiable(slot, finalized)) {
        return false;
      }
    }
    return true;
  }

  /// What justifies goes in order of its slots, each being the next one's source; of the rest the
  /// newest has the best prospects.
  private static int byTarget(Ranked one, Ranked other) {
    int order = Long.compareUnsigned(one.data().target().slot(), other.data().target().slot());
    return one.tier() == Tier.BUILDS ? -order : order;
  }

  private static Bits participants(Candidate candidate) {
    return candidate.proofs().stream()
        .map(SingleMessageAggregate::participants)
        .reduce(Bits.EMPTY, Bits::or);
  }
}
