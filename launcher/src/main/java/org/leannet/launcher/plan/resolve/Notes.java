package org.leannet.launcher.plan.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leannet.launcher.plan.ChainPlan;
import org.leannet.launcher.plan.Duties;
import org.leannet.launcher.plan.ExecutionChain;

/// What the user should know about a network that is allowed but may surprise.
record Notes(
    ChainPlan chain,
    Optional<ExecutionChain> execution,
    List<Member> members,
    List<Duties> duties) {
  /// More than this on one aggregator, and the published clients' proofs come too late to finalize.
  private static final int VALIDATORS_AN_AGGREGATOR = 4;

  List<String> all() {
    List<String> notes = new ArrayList<>();
    forced(notes);
    overloaded(notes);
    return notes;
  }

  private void forced(List<String> notes) {
    for (Member member : members) {
      member
          .client()
          .refusal(chain.generation())
          .ifPresent(
              reason -> notes.add("%s takes part by force: %s".formatted(member.node(), reason)));
      member
          .execution()
          .flatMap(client -> execution.flatMap(shared -> client.refusal(shared.fork())))
          .ifPresent(reason ->
              notes.add(
                  "%s takes part by force: %s"
                      .formatted(member.executionService().orElseThrow(), reason)));
    }
  }

  private void overloaded(List<String> notes) {
    if (members.stream().allMatch(member -> member.client().builtIn())) {
      return;
    }
    for (int committee = 0; committee < chain.committeeCount(); committee++) {
      long validators = validators(committee);
      List<String> aggregators = aggregators(committee);
      if (validators > (long) VALIDATORS_AN_AGGREGATOR * aggregators.size()) {
        notes.add(
            "committee %d has %d validators and %d aggregator(s): proofs may come too late to finalize"
                .formatted(committee, validators, aggregators.size()));
      }
      if (aggregators.size() > 1) {
        notes.add(
            "committee %d has %d aggregators (%s): published clients expect one"
                .formatted(committee, aggregators.size(), String.join(", ", aggregators)));
      }
    }
  }

  private long validators(int committee) {
    return duties.stream()
        .flatMap(duty -> duty.validators().stream())
        .filter(validator -> validator % chain.committeeCount() == committee)
        .count();
  }

  private List<String> aggregators(int committee) {
    return members.stream()
        .filter(member -> duties.get(member.index()).aggregateSubnets().contains(committee))
        .map(Member::node)
        .toList();
  }
}
