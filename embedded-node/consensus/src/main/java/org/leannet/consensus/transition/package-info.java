/// What a block does to a state: slots, header, votes, justification and finalization.
///
/// Pure functions: a state and a block in, the next state or the reason for refusal out. No
/// signatures are checked here. Fork choice and block building call it.
@NullMarked
package org.leannet.consensus.transition;

import org.jspecify.annotations.NullMarked;
