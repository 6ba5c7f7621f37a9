package org.leannet.launcher.plan.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
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
    SortedSet<Integer> empty = new TreeSet<>();
    SortedMap<Integer, List<Integer>> unserved = new TreeMap<>();
    for (int committee = 0; committee < count; committee++) {
      int wanted = committee;
      List<Member> inside = membersOf(committee);
      if (inside.isEmpty()) {
        empty.add(committee);
      } else if (aggregated.stream().noneMatch(taken -> taken.contains(wanted))) {
        inside.stream()
            .filter(Committees::mayAggregate)
            .findFirst()
            .ifPresentOrElse(
                member -> aggregated.get(member.index()).add(wanted),
                () ->
                    unserved
                        .computeIfAbsent(inside.getFirst().participant(), _ -> new ArrayList<>())
                        .add(wanted));
      }
    }
    reportEmpty(empty, findings);
    unserved.values().forEach(committees -> reportUnserved(committees, findings));
  }

  private static boolean mayAggregate(Member member) {
    return member.settings().aggregator().orElse(true)
        && member.client().capabilities().aggregates();
  }

  private List<Member> membersOf(int committee) {
    return members.stream().filter(member -> committeesOf(member).contains(committee)).toList();
  }

  private void reportEmpty(SortedSet<Integer> empty, Findings findings) {
    if (!empty.isEmpty()) {
      findings.add(
          "lean_network_params.attestation_committee_count",
          "committee %d has no validator: %d committees for %d validators"
              .formatted(empty.first(), count, validators()),
          "expected at most one committee a validator");
    }
  }

  private void reportUnserved(List<Integer> committees, Findings findings) {
    List<Member> inside = membersOf(committees.getFirst());
    Member first = inside.getFirst();
    String numbers = some(committees.stream().map(String::valueOf).toList());
    findings.add(
        first.settings().aggregator().isPresent()
            ? first.path("is_aggregator")
            : "participants[%d]".formatted(first.participant()),
        "nobody may aggregate for committee%s %s: the nodes there are told not to or cannot"
            .formatted(committees.size() == 1 ? "" : "s", numbers),
        whoMight(inside)
            .map(nodes ->
                "expected is_aggregator true, or left out, for %sone of %s"
                    .formatted(committees.size() == 1 ? "" : "a node of each, such as ", nodes))
            .orElse("expected a node there whose client can aggregate"));
  }

  /// The nodes that could aggregate if only they were told to; empty for none.
  private static Optional<String> whoMight(List<Member> inside) {
    List<String> able =
        inside.stream()
            .filter(member -> member.client().capabilities().aggregates())
            .map(Member::node)
            .toList();
    return able.isEmpty() ? Optional.empty() : Optional.of(some(able));
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(3, names.size())));
    return names.size() > 3 ? first + ", ..." : first;
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
