package org.leannet.node.core.port;

import org.leannet.consensus.containers.SignedBlock;
import org.leannet.consensus.containers.State;
import org.leannet.ssz.Root;

/// A block that has passed every check, and the state after it.
public record StoredBlock(Root root, SignedBlock block, State postState) {}
