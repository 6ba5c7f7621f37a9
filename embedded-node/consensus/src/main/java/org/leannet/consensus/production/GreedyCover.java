package org.leannet.consensus.production;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Bytes;

/// A few proofs that together speak for as many participants as all of them do.
///
/// @param chosen in the order of choice
/// @param covered everyone they speak for
public record GreedyCover(List<SingleMessageAggregate> chosen, Bits covered) {

  public GreedyCover {
    chosen = List.copyOf(chosen);
  }

  /// Chooses from one pool until nothing more is gained, then from the next.
  @SafeVarargs
  public static GreedyCover of(Collection<SingleMessageAggregate>... pools) {
    List<SingleMessageAggregate> chosen = new ArrayList<>();
    Bits covered = Bits.EMPTY;
    for (Collection<SingleMessageAggregate> pool : pools) {
      Optional<SingleMessageAggregate> best = best(pool, covered);
      while (best.isPresent()) {
        chosen.add(best.get());
        covered = covered.or(best.get().participants());
        best = best(pool, covered);
      }
    }
    return new GreedyCover(chosen, covered);
  }

  /// The proof that adds the most; of equals the one with the larger encoding.
  private static Optional<SingleMessageAggregate> best(
      Collection<SingleMessageAggregate> pool, Bits covered) {
    Optional<SingleMessageAggregate> best = Optional.empty();
    int most = 0;
    for (SingleMessageAggregate candidate : pool) {
      int gain = covered.or(candidate.participants()).cardinality() - covered.cardinality();
      boolean larger = gain == most && best.filter(b -> isLarger(candidate, b)).isPresent();
      if (gain > most || larger) {
        best = Optional.of(candidate);
        most = gain;
      }
    }
    return best;
  }

  private static boolean isLarger(SingleMessageAggregate one, SingleMessageAggregate other) {
    return encoded(one).compareTo(encoded(other)) > 0;
  }

  private static Bytes encoded(SingleMessageAggregate proof) {
    return Bytes.of(SingleMessageAggregate.SSZ.encode(proof));
  }
}
