/// What the node's own validators do: proposing, attesting, and the two guards before them.
/// [DutyGate] keeps a node that is behind from voting for a stale head; [SignedSlots] keeps a key
/// from ever signing twice in a slot.
@NullMarked
package org.leannet.node.core.duties;

import org.jspecify.annotations.NullMarked;
