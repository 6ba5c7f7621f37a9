package org.leannet.launcher.plan.resolve;

import java.util.ArrayList;
import java.util.List;
import org.leannet.launcher.config.ValidatorOrder;

/// All nodes in order, numbered through, with their validator indices. `LINEAR` gives each node the
/// next block of consecutive indices; `ROUND_ROBIN` gives every node one index in turn while it
/// still wants one.
final class Roster {
  private Roster() {}

  static List<Member> of(List<ClientPair> pairs, ValidatorOrder order) {
    List<ClientPair> expanded = new ArrayList<>();
    for (ClientPair pair : pairs) {
      for (int copy = 0; copy < pair.settings().count(); copy++) {
        expanded.add(pair);
      }
    }
    List<List<Integer>> validators =
        deal(expanded.stream().map(pair -> pair.settings().validatorCount()).toList(), order);
    List<Member> members = new ArrayList<>();
    for (int index = 0; index < expanded.size(); index++) {
      ClientPair pair = expanded.get(index);
      members.add(
          new Member(
              index,
              pair.index(),
              pair.settings(),
              pair.lean(),
              pair.execution(),
              validators.get(index)));
    }
    return members;
  }

  static List<List<Integer>> deal(List<Integer> wanted, ValidatorOrder order) {
    List<List<Integer>> hands = new ArrayList<>();
    wanted.forEach(_ -> hands.add(new ArrayList<>()));
    int total = wanted.stream().mapToInt(Integer::intValue).sum();
    int node = 0;
    for (int index = 0; index < total; index++) {
      while (hands.get(node).size() == wanted.get(node)) {
        node = (node + 1) % wanted.size();
      }
      hands.get(node).add(index);
      if (order == ValidatorOrder.ROUND_ROBIN) {
        node = (node + 1) % wanted.size();
      }
    }
    return hands;
  }
}
