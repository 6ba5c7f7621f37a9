package org.leannet.launcher.plan;

import java.util.Optional;
import org.leannet.launcher.config.Program;

/// One Lean node. `service` is the name of what runs (`lean-my-client-2`), `node` its name in the
/// genesis files (`my_client_2`), `client` its entry in the catalogue. `executionService` names the
/// execution client it is paired with.
public record NodePlan(
    String service,
    String node,
    String client,
    Program program,
    Duties duties,
    String ip,
    Ports ports,
    Optional<String> executionService,
    Optional<String> checkpointSyncUrl) {}
