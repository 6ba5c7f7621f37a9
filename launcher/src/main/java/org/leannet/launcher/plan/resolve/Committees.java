package org.leannet.launcher.plan.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.leannet.launcher.plan.Duties;

/// Who aggregates for which attestation committee. A validator belongs to committee `index %
/// count`. A node told to aggregate does so for the committees it names, or else for those of its
/// validators; a committee left without is taken by the first node that has a validator in it, may
/// aggregate and can.
final class Committees {
  private final int count;
  private final List<Member> members;
  private final List<SortedSet<Integer>> aggregated;

  private Committees(int count, List<Member> members) {
    this.count = count;
    this.members = members;
    this.aggregated = new ArrayList<>();
    members.forEach(_ -> aggregated.add(new TreeSet<>()));
  }

  /// Duties of all members, in their order; a committee that nobody can serve is a finding.
  static List<Duties> assign(int count, List<Member> members, Findings findings) {
    Committees committees = new Committees(count, members);
    committees.takeTheTold();
    committees.fillTheRest(findings);
    return members.stream().map(committees::duties).toList();
  }

  private void takeTheTold() {
    for (Member member : members) {
      if (member.settings().aggregator().orElse(false)) {
        List<Integer> named = member.settings().aggregateSubnets();
        aggregated.get(member.index()).addAll(named.isEmpty() ? committeesOf(member) : named);
      }
    }
  }

  private void fillTheRest(Findings findings) {
    for (int committee = 0; committee < count; committee++) {
      int wanted = committee;
      if (aggregated.stream().anyMatch(taken -> taken.contains(wanted))) {
        continue;
      }
      List<Member> inside =
          members.stream().filter(member -> committeesOf(member).contains(wanted)).toList();
      inside.stream()
          .filter(member -> member.settings().aggregator().orElse(true))
          .filter(member -> member.client().capabilities().aggregates())
          .findFirst()
          .ifPresentOrElse(
              member -> aggregated.get(member.index()).add(wanted),
              () -> report(wanted, inside, findings));
    }
  }

  private void report(int committee, List<Member> inside, Findings findings) {
    if (inside.isEmpty()) {
      findings.add(
          "lean_network_params.attestation_committee_count",
          "committee %d has no validator: %d committees for %d validators"
              .formatted(committee, count, validators()),
          "expected at most one committee a validator");
      return;
    }
    Member first = inside.getFirst();
    findings.add(
        first.settings().aggregator().isPresent()
            ? first.path("is_aggregator")
            : "participants[%d]".formatted(first.participant()),
        "nobody may aggregate for committee %d: its nodes are told not to or cannot"
            .formatted(committee),
        "expected is_aggregator true, or left out, for one of " + names(inside));
  }

  private static String names(List<Member> members) {
    String first = String.join(", ", members.stream().limit(3).map(Member::node).toList());
    return members.size() > 3 ? first + ", ..." : first;
  }

  private int validators() {
    return members.stream().mapToInt(member -> member.validators().size()).sum();
  }

  private SortedSet<Integer> committeesOf(Member member) {
    SortedSet<Integer> committees = new TreeSet<>();
    member.validators().forEach(validator -> committees.add(validator % count));
    return committees;
  }

  private Duties duties(Member member) {
    List<Integer> subnets = List.copyOf(aggregated.get(member.index()));
    int subnet =
        member.validators().isEmpty()
            ? member.index() % count
            : member.validators().getFirst() % count;
    return new Duties(member.validators(), subnet, !subnets.isEmpty(), subnets);
  }
}
