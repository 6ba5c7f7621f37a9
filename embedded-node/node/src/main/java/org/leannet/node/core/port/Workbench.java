package org.leannet.node.core.port;

/// What jobs work with. Safe for several threads.
public record Workbench(Signer signer) {}
