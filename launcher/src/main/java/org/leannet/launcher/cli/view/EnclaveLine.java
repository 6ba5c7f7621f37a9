package org.leannet.launcher.cli.view;

import java.time.Instant;
import java.util.OptionalInt;

/// One enclave in a list.
///
/// @param services how many it has; empty while that cannot be told
public record EnclaveLine(
    String name, EnclaveStatus status, Instant createdAt, OptionalInt services) {}
