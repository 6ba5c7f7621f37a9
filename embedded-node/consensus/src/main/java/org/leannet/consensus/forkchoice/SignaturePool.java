package org.leannet.consensus.forkchoice;

import java.util.Collection;
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

  private final Map<AttestationData, TreeMap<Integer, Bytes>> signatures = new LinkedHashMap<>();

  Collection<AttestationData> data() {
    return signatures.keySet();
  }

  /// False if this validator's signature is already here.
  boolean add(AttestationData data, RawVote vote) {
    return signatures
            .computeIfAbsent(data, _ -> new TreeMap<>())
            .putIfAbsent(vote.validator(), vote.signature())
        == null;
  }

  /// By ascending validator.
  List<RawVote> votes(AttestationData data) {
    return signatures.getOrDefault(data, new TreeMap<>()).entrySet().stream()
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
