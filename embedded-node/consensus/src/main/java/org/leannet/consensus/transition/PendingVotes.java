package org.leannet.consensus.transition;

import static org.leannet.consensus.RejectionReason.JUSTIFICATION_VOTES_LENGTH_MISMATCH;
import static org.leannet.consensus.RejectionReason.ZERO_HASH_JUSTIFICATION_ROOT;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.leannet.consensus.Verdict;
import org.leannet.consensus.containers.History;
import org.leannet.consensus.containers.Justifications;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

/// The rows of a state's pending votes, unpacked to be counted, in ascending order of their roots.
final class PendingVotes {

  private final int validators;
  private final Map<Root, BitSet> rows = new TreeMap<>();

  private PendingVotes(int validators) {
    this.validators = validators;
  }

  static Verdict<PendingVotes> of(State state) {
    List<Root> roots = state.justificationsRoots();
    Bits packed = state.justificationsValidators();
    int validators = state.validators().size();
    if (roots.contains(Root.ZERO)) {
      return Verdict.reject(
          ZERO_HASH_JUSTIFICATION_ROOT, "the state holds votes for the zero root");
    }
    if (packed.length() != (long) roots.size() * validators) {
      return Verdict.reject(
          JUSTIFICATION_VOTES_LENGTH_MISMATCH,
          "the state holds %d votes for %d roots and %d validators"
              .formatted(packed.length(), roots.size(), validators));
    }
    PendingVotes votes = new PendingVotes(validators);
    roots.forEach(root -> votes.rows.put(root, new BitSet(validators)));
    for (int index : packed.indices()) {
      votes.row(roots.get(index / validators)).set(index % validators);
    }
    return Verdict.accept(votes);
  }

  /// Adds votes for a root and returns how many validators support it now.
  int add(Root root, int[] indices) {
    BitSet row = row(root);
    for (int index : indices) {
      row.set(index);
    }
    return row.cardinality();
  }

  /// Forgets the votes for a root that they have justified.
  void resolve(Root root) {
    rows.remove(root);
  }

  /// Forgets the votes for blocks up to a slot. False if some vote is for a block that the state's
  /// history does not have behind its finalized slot.
  boolean keepAbove(long slot, State state) {
    Set<Root> unplaced = new HashSet<>(rows.keySet());
    History history = state.historicalBlockHashes();
    long finalized = state.latestFinalized().slot();
    int first = history.has(finalized) ? (int) finalized + 1 : history.size();
    for (int i = first; i < history.size() && !unplaced.isEmpty(); i++) {
      Root root = history.get(i);
      if (unplaced.remove(root) && i <= slot) {
        rows.remove(root);
      }
    }
    return unplaced.isEmpty();
  }

  Justifications packed() {
    List<Root> roots = new ArrayList<>(rows.keySet());
    BitSet all = new BitSet();
    for (int i = 0; i < roots.size(); i++) {
      int start = i * validators;
      row(roots.get(i)).stream().forEach(index -> all.set(start + index));
    }
    return new Justifications(
        roots, Bits.ofIndices(roots.size() * validators, all.stream().toArray()));
  }

  private BitSet row(Root root) {
    return rows.computeIfAbsent(root, _ -> new BitSet(validators));
  }
}
