package org.leannet.launcher.cli.view;

import java.time.Instant;

/// One enclave in a list.
public record EnclaveLine(String name, EnclaveStatus status, Instant createdAt, int services) {}
