package org.leannet.launcher.plan;

import org.leannet.launcher.config.Program;

/// One execution client and the Lean node (its service name) that drives it.
public record ExecutionPlan(
    String service,
    String client,
    Program program,
    String ip,
    ExecutionPorts ports,
    String leanService) {}
