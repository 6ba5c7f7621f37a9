/// Which block is the head: the store of blocks, states and votes, and every way to change it.
///
/// [Store] has one owner and is not safe for threads. Inputs from outside come in three steps, so
/// that signatures are checked elsewhere: the store *checks* an input cheaply and hands out what is
/// needed to *verify* it, any thread verifies, and the store *applies* what was verified. Neither a
/// clock nor a lock is in here; the node core calls it.
@NullMarked
package org.leannet.consensus.forkchoice;

import org.jspecify.annotations.NullMarked;
