package org.leannet.node.core.sync;

import org.leannet.ssz.Root;

/// A block that is not here and is needed.
///
/// @param depth how many steps behind a block that was heard of it lies
/// @param beforeSlot a slot it must lie before: that of a child
public record Missing(Root root, int depth, long beforeSlot) {}
