package org.leannet.consensus.proofs;

import org.leannet.ssz.Root;

/// What a key signs once: a root, in a slot.
public record Message(Root root, long slot) {}
