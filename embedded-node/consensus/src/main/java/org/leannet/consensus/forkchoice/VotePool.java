package org.leannet.consensus.forkchoice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

/// Proven votes by what they vote for. The order in which data came decides ties, so it is kept.
final class VotePool {

  /// The proofs for some data, and everyone they speak for.
  private static final class Entry {

    final Set<SingleMessageAggregate> proofs = new LinkedHashSet<>();
    Bits voters = Bits.EMPTY;

    boolean add(SingleMessageAggregate proof, int limit) {
      if (proofs.size() >= limit && !makeRoom(proof)) {
        return false;
      }
      boolean added = proofs.add(proof);
      if (added) {
        voters = voters.or(proof.participants());
      }
      return added;
    }

    /// Whether a proof is worth more than the smallest, which then goes.
    private boolean makeRoom(SingleMessageAggregate proof) {
      if (proof.participants().isSubsetOf(voters)) {
        return false;
      }
      SingleMessageAggregate smallest =
          Collections.min(
              proofs, Comparator.comparingInt(known -> known.participants().cardinality()));
      return remove(List.of(smallest));
    }

    boolean remove(Collection<SingleMessageAggregate> gone) {
      boolean changed = proofs.removeAll(gone);
      if (changed) {
        voters =
            proofs.stream().map(SingleMessageAggregate::participants).reduce(Bits.EMPTY, Bits::or);
      }
      return changed;
    }
  }

  private final PoolLimits limits;
  private Map<AttestationData, Entry> entries = new LinkedHashMap<>();

  VotePool(PoolLimits limits) {
    this.limits = limits;
  }

  Collection<AttestationData> data() {
    return entries.keySet();
  }

  List<SingleMessageAggregate> proofs(AttestationData data) {
    Entry entry = entries.get(data);
    return entry == null ? List.of() : List.copyOf(entry.proofs);
  }

  /// Everyone whose vote for this data is here.
  Bits voters(AttestationData data) {
    Entry entry = entries.get(data);
    return entry == null ? Bits.EMPTY : entry.voters;
  }

  /// False if the proof is already here, or not worth its place.
  boolean add(AttestationData data, SingleMessageAggregate proof) {
    Entry entry = entries.computeIfAbsent(data, _ -> new Entry());
    boolean added = entry.add(proof, limits.proofsPerData());
    trim();
    return added && entries.containsKey(data);
  }

  /// Whom each proof speaks for.
  Map<AttestationData, List<Bits>> participants() {
    Map<AttestationData, List<Bits>> all = new LinkedHashMap<>();
    entries.forEach((data, entry) ->
        all.put(data, entry.proofs.stream().map(SingleMessageAggregate::participants).toList()));
    return all;
  }

  /// Takes everything from another pool, which is empty afterwards.
  void absorb(VotePool other) {
    other.entries.forEach((data, more) -> {
      Entry entry = entries.computeIfAbsent(data, _ -> new Entry());
      more.proofs.forEach(proof -> entry.add(proof, limits.proofsPerData()));
    });
    other.entries.clear();
    trim();
  }

  /// Makes these data the first, those yet unknown without a proof.
  void putFirst(List<AttestationData> first) {
    Map<AttestationData, Entry> reordered = new LinkedHashMap<>();
    for (AttestationData data : first) {
      reordered.put(data, entries.getOrDefault(data, new Entry()));
    }
    entries.forEach(reordered::putIfAbsent);
    entries = reordered;
    trim();
  }

  /// Removes proofs, and data that is left without any by it.
  void remove(AttestationData data, Collection<SingleMessageAggregate> proofs) {
    Entry entry = entries.get(data);
    if (entry != null && entry.remove(proofs) && entry.proofs.isEmpty()) {
      entries.remove(data);
    }
  }

  void retain(Predicate<AttestationData> wanted) {
    entries.keySet().removeIf(wanted.negate());
  }

  private void trim() {
    while (entries.size() > limits.data()) {
      Map.Entry<AttestationData, Entry> least =
          Collections.min(
              entries.entrySet(),
              Comparator.<Map.Entry<AttestationData, Entry>>comparingInt(
                      entry -> entry.getValue().voters.cardinality())
                  .thenComparing(entry -> entry.getKey().slot(), Long::compareUnsigned));
      entries.remove(least.getKey());
    }
  }

  /// How many validators name each block as the head in their latest vote. Votes for heads up to
  /// the finalized slot do not count; of votes in one slot the first that came does.
  Map<Root, Integer> votesByHead(long finalizedSlot) {
    List<Map.Entry<AttestationData, Entry>> latestFirst = new ArrayList<>(entries.entrySet());
    latestFirst.removeIf(
        entry -> Long.compareUnsigned(entry.getKey().head().slot(), finalizedSlot) <= 0);
    latestFirst.sort(
        (one, other) -> Long.compareUnsigned(other.getKey().slot(), one.getKey().slot()));
    Map<Root, Integer> votes = new HashMap<>();
    Bits counted = Bits.EMPTY;
    for (Map.Entry<AttestationData, Entry> entry : latestFirst) {
      Bits voters = entry.getValue().voters;
      if (!voters.isSubsetOf(counted)) {
        Bits all = counted.or(voters);
        votes.merge(
            entry.getKey().head().root(), all.cardinality() - counted.cardinality(), Integer::sum);
        counted = all;
      }
    }
    return votes;
  }
}
