package org.leannet.node.metrics;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.leannet.consensus.containers.AttestationData;
import org.leannet.consensus.containers.Block;
import org.leannet.node.core.port.CoreView;
import org.leannet.ssz.Bits;

/// Whose votes of a slot are covered at the moments that count.
final class Coverage {
  private final Meters meters;
  private final long committees;
  private Set<Integer> timely = Set.of();

  Coverage(Meters meters, long committees) {
    this.meters = meters;
    this.committees = committees;
    for (Section section : Section.values()) {
      show(section, Set.of());
    }
    difference(Set.of(), Set.of());
  }

  private enum Section {
    TIMELY,
    LATE,
    BLOCK,
    COMBINED,
    AGGREGATE_START_NEW,
    PROPOSAL_PAYLOADS,
    PROPOSAL_GOSSIP,
    PROPOSAL_COMBINED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Looks at the view as an interval begins.
  synchronized void at(long slot, int intervalInSlot, CoreView view) {
    var pools = view.store().pools();
    switch (intervalInSlot) {
      case 0 -> {
        long voted = slot - 1;
        Set<Integer> payloads = participants(pools.known(), voted);
        Set<Integer> gossip = signers(pools.signatures(), voted);
        show(Section.PROPOSAL_PAYLOADS, payloads);
        show(Section.PROPOSAL_GOSSIP, gossip);
        show(Section.PROPOSAL_COMBINED, union(payloads, gossip));
      }
      case 1 -> {
        Set<Integer> now = participants(pools.known(), slot - 1);
        now.addAll(participants(pools.pending(), slot - 1));
        Set<Integer> late = new HashSet<>(now);
        late.removeAll(timely);
        show(Section.LATE, late);
        show(Section.COMBINED, union(timely, now));
      }
      case 2 -> show(Section.AGGREGATE_START_NEW, participants(pools.pending(), slot));
      case 4 -> {
        timely = union(participants(pools.pending(), slot), participants(pools.known(), slot));
        show(Section.TIMELY, timely);
      }
      default -> {
        // nothing is settled in between
      }
    }
  }

  /// A block has been taken in: it carries votes of the slot before it.
  synchronized void block(Block block) {
    Set<Integer> voters = new HashSet<>();
    block.body().attestations().stream()
        .filter(vote -> vote.data().slot() == block.slot() - 1)
        .forEach(vote -> {
          for (int index : vote.aggregationBits().indices()) {
            voters.add(index);
          }
        });
    show(Section.BLOCK, voters);
    difference(voters, timely);
  }

  private void difference(Set<Integer> inBlock, Set<Integer> inTime) {
    direction("block_only", inBlock, inTime);
    direction("timely_only", inTime, inBlock);
  }

  private void direction(String name, Set<Integer> these, Set<Integer> others) {
    meters.set(
        LeanMetric.ATTESTATION_AGGREGATE_COVERAGE_DIFF_VALIDATORS,
        these.stream().filter(each -> !others.contains(each)).count(),
        name);
  }

  private void show(Section section, Set<Integer> covered) {
    Set<Long> subnets = new HashSet<>();
    for (long subnet = 0; subnet < committees; subnet++) {
      long here = subnet;
      long count = covered.stream().filter(each -> each % committees == here).count();
      if (count > 0) {
        subnets.add(subnet);
      }
      meters.set(
          LeanMetric.ATTESTATION_AGGREGATE_COVERAGE_VALIDATORS,
          count,
          section.label(),
          "subnet_" + subnet);
    }
    meters.set(
        LeanMetric.ATTESTATION_AGGREGATE_COVERAGE_VALIDATORS,
        covered.size(),
        section.label(),
        "combined");
    meters.set(LeanMetric.ATTESTATION_AGGREGATE_COVERAGE_SUBNETS, subnets.size(), section.label());
  }

  private static Set<Integer> union(Set<Integer> some, Set<Integer> others) {
    Set<Integer> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Set<Integer> signers(
      Map<AttestationData, ? extends Collection<Integer>> signatures, long slot) {
    Set<Integer> signers = new HashSet<>();
    signatures.forEach((data, validators) -> {
      if (data.slot() == slot) {
        signers.addAll(validators);
      }
    });
    return signers;
  }

  private static Set<Integer> participants(
      Map<AttestationData, ? extends Collection<Bits>> proofs, long slot) {
    Set<Integer> all = new HashSet<>();
    proofs.forEach((data, sets) -> {
      if (data.slot() == slot) {
        for (Bits bits : sets) {
          for (int index : bits.indices()) {
            all.add(index);
          }
        }
      }
    });
    return all;
  }
}
