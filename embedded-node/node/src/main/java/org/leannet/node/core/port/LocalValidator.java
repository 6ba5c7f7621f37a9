package org.leannet.node.core.port;

import org.leannet.ssz.Bytes;

/// A validator this node signs for, with the public halves of its two keys.
public record LocalValidator(long index, Bytes attestationKey, Bytes proposalKey) {}
