package org.leannet.consensus.forkchoice;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Limits;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.ssz.Bits;
import org.leannet.ssz.Root;

/// Proven votes by what they vote for. The order in which data came decides ties, so it is kept.
final class VotePool {

  /// The proofs for some data, and everyone they speak for.
  private static final class Entry {

    final Set<SingleMessageAggregate> proofs = new LinkedHashSet<>();
    Bits voters = Bits.EMPTY;

    boolean add(SingleMessageAggregate proof) {
      boolean added = proofs.add(proof);
      if (added) {
        voters = voters.or(proof.participants());
      }
      return added;
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

  private Map<AttestationData, Entry> entries = new LinkedHashMap<>();

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

  /// False if the proof is already here.
  boolean add(AttestationData data, SingleMessageAggregate proof) {
    return entries.computeIfAbsent(data, _ -> new Entry()).add(proof);
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
      more.proofs.forEach(entry::add);
    });
    other.entries.clear();
  }

  /// Makes these data the first, those yet unknown without a proof.
  void putFirst(List<AttestationData> first) {
    Map<AttestationData, Entry> reordered = new LinkedHashMap<>();
    for (AttestationData data : first) {
      reordered.put(data, entries.getOrDefault(data, new Entry()));
    }
    entries.forEach(reordered::putIfAbsent);
    entries = reordered;
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

  /// How many validators name each block as the head in their latest vote. Votes for heads up to
  /// the finalized slot do not count; of votes in one slot the first that came does.
  Map<Root, Integer> votesByHead(long finalizedSlot) {
    AttestationData[] latest = new AttestationData[Limits.VALIDATORS];
    for (Map.Entry<AttestationData, Entry> entry : entries.entrySet()) {
      AttestationData data = entry.getKey();
      if (Long.compareUnsigned(data.head().slot(), finalizedSlot) <= 0) {
        continue;
      }
      for (int validator : entry.getValue().voters.indices()) {
        AttestationData known = latest[validator];
        if (known == null || Long.compareUnsigned(known.slot(), data.slot()) < 0) {
          latest[validator] = data;
        }
      }
    }
    Map<Root, Integer> votes = new HashMap<>();
    Arrays.stream(latest)
        .filter(data -> data != null)
        .forEach(data -> votes.merge(data.head().root(), 1, Integer::sum));
    return votes;
  }
}
