package org.leannet.node.core.port;

import org.leannet.ssz.Bytes;

/// The record that a key signs in a slot, written down before the signature is made: an XMSS key
/// that signs two messages in one slot is broken.
public record SignedSlot(Bytes publicKey, long slot) {}
