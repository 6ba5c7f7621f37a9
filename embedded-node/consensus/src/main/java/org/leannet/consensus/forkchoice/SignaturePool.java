package org.leannet.consensus.forkchoice;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.production.RawVote;
import org.leannet.ssz.Bytes;

/// Verified single signatures that an aggregator collects, by what they vote for.
final class SignaturePool {

  private static final TreeMap<Integer, Bytes> NONE = new TreeMap<>();

  private final PoolLimits limits;
  private final Map<AttestationData, TreeMap<Integer, Bytes>> signatures = new LinkedHashMap<>();

  SignaturePool(PoolLimits limits) {
    this.limits = limits;
  }

  Collection<AttestationData> data() {
    return signatures.keySet();
  }

  /// False if this validator's signature is already here.
  boolean add(AttestationData data, RawVote vote) {
    boolean added =
        signatures
                .computeIfAbsent(data, _ -> new TreeMap<>())
                .putIfAbsent(vote.validator(), vote.signature())
            == null;
    if (added) {
      dropExcess(vote.validator());
    }
    return added;
  }

  private void dropExcess(int validator) {
    List<AttestationData> voted =
        signatures.keySet().stream()
            .filter(data -> signatures.getOrDefault(data, NONE).containsKey(validator))
            .sorted(Comparator.comparing(AttestationData::slot, Long::compareUnsigned))
            .toList();
    for (int i = 0; i < voted.size() - limits.votesPerValidator(); i++) {
      remove(voted.get(i), List.of(new RawVote(validator, Bytes.EMPTY)));
    }
  }

  /// By ascending validator.
  List<RawVote> votes(AttestationData data) {
    return signatures.getOrDefault(data, NONE).entrySet().stream()
        .map(entry -> new RawVote(entry.getKey(), entry.getValue()))
        .toList();
  }

  void remove(AttestationData data, Collection<RawVote> votes) {
    TreeMap<Integer, Bytes> held = signatures.get(data);
    if (held != null) {
      votes.forEach(vote -> held.remove(vote.validator()));
      if (held.isEmpty()) {
        signatures.remove(data);
      }
    }
  }

  void retain(Predicate<AttestationData> wanted) {
    signatures.keySet().removeIf(wanted.negate());
  }
}
