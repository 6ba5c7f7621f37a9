/// Reaching the network's head and staying there: blocks whose parents are unknown wait in
/// [BlockCache], votes for unknown blocks in [PendingVotes], what is missing is asked of the peers
/// in [PeerBook], and [SyncStatus] says how far the node is.
@NullMarked
package org.leannet.node.core.sync;

import org.jspecify.annotations.NullMarked;
