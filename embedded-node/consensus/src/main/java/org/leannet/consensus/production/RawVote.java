package org.leannet.consensus.production;

import org.leannet.ssz.Bytes;

/// One validator's verified signature over some data.
public record RawVote(int validator, Bytes signature) {}
