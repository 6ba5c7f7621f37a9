package org.leannet.consensus.forkchoice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.SingleMessageAggregate;
import org.leannet.consensus.containers.Validators;
import org.leannet.consensus.production.AggregationJob;
import org.leannet.consensus.production.GreedyCover;
import org.leannet.consensus.production.RawVote;

/// Finds what is worth one proof: data with single signatures, or with several proofs to join.
///
/// leanSpec `lstar/aggregation.py`, `aggregate`. Beyond it: votes that exceed what one proof can
/// hold are spread over several.
///
/// @param capacity how many participants one proof can speak for
record Aggregation(
    SignaturePool signatures,
    VotePool pending,
    VotePool known,
    Validators validators,
    int capacity) {

  AggregationRound round(int limit) {
    List<AggregationJob> jobs = new ArrayList<>();
    Map<AttestationData, List<SingleMessageAggregate>> idle = new LinkedHashMap<>();
    Set<AttestationData> all = new LinkedHashSet<>(pending.data());
    all.addAll(signatures.data());
    for (AttestationData data : all) {
      List<AggregationJob> found = jobs(data);
      jobs.addAll(found);
      if (found.isEmpty() && isIdle(data)) {
        idle.put(data, pending.proofs(data));
      }
    }
    return new AggregationRound(newest(jobs, limit), idle);
  }

  private List<AggregationJob> jobs(AttestationData data) {
    GreedyCover cover = GreedyCover.of(pending.proofs(data), known.proofs(data));
    List<RawVote> collected = signatures.votes(data);
    List<RawVote> fresh =
        collected.stream().filter(vote -> !isCovered(cover, vote.validator())).toList();
    if (fresh.isEmpty() && cover.chosen().size() < 2) {
      return List.of();
    }
    if (cover.covered().cardinality() + fresh.size() <= capacity) {
      return List.of(
          new AggregationJob(
              data, cover.chosen(), fresh, pending.proofs(data), collected, validators));
    }
    return inPortions(data, fresh);
  }

  private List<AggregationJob> inPortions(AttestationData data, List<RawVote> votes) {
    List<AggregationJob> jobs = new ArrayList<>();
    for (int from = 0; from < votes.size(); from += capacity) {
      List<RawVote> portion = votes.subList(from, Math.min(from + capacity, votes.size()));
      jobs.add(new AggregationJob(data, List.of(), portion, List.of(), portion, validators));
    }
    return jobs;
  }

  /// Whether nothing can be added to the pending proofs, rather than too much to fit one.
  private boolean isIdle(AttestationData data) {
    return GreedyCover.of(pending.proofs(data), known.proofs(data)).chosen().size() < 2;
  }

  private static boolean isCovered(GreedyCover cover, int validator) {
    return validator < cover.covered().length() && cover.covered().get(validator);
  }

  private static List<AggregationJob> newest(List<AggregationJob> jobs, int limit) {
    if (jobs.size() <= limit) {
      return jobs;
    }
    Comparator<AggregationJob> bySlot =
        Comparator.comparing(job -> job.data().slot(), Long::compareUnsigned);
    return jobs.stream().sorted(bySlot.reversed()).limit(limit).toList();
  }
}
