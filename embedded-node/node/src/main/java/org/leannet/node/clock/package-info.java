/// Slots and intervals: the arithmetic of the chain's time, and a clock that reads it off a source
/// of instants. Nothing here waits or starts a thread; whoever needs to wait asks how long and does
/// it himself.
@NullMarked
package org.leannet.node.clock;

import org.jspecify.annotations.NullMarked;
