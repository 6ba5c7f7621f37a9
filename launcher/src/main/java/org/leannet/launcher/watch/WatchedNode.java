package org.leannet.launcher.watch;

import java.util.List;
import org.leannet.launcher.plan.NodePlan;

/// A node as planned: what of it never changes.
public record WatchedNode(
    String service, String name, String client, List<Integer> validators, boolean aggregator) {
  public WatchedNode {
    validators = List.copyOf(validators);
  }

  static WatchedNode of(NodePlan plan) {
    return new WatchedNode(
        plan.service(),
        plan.node(),
        plan.client(),
        plan.duties().validators(),
        plan.duties().aggregator());
  }
}
