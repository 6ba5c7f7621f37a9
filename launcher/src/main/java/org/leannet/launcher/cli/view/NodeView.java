package org.leannet.launcher.cli.view;

import org.leannet.launcher.plan.NodePlan;
import org.leannet.launcher.probe.NodeReading;

/// A Lean node: what was planned, and what it says of itself now.
public record NodeView(NodePlan plan, NodeReading reading) {}
