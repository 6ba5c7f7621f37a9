/// Lean consensus as functions of their inputs: what a block does to a state, which block is the
/// head, what to vote for and what to propose.
///
/// Nothing here reads a clock, starts a thread, touches a file or a socket, or logs. This package
/// holds the words the others share: verdicts, rule switches, genesis and slot arithmetic. The
/// containers are below in `containers`, what acts on them in `transition`, `proofs` and
/// `forkchoice`. The node and the genesis generator call it.
@NullMarked
package org.leannet.consensus;

import org.jspecify.annotations.NullMarked;
