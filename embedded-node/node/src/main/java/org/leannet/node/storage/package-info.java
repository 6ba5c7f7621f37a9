/// What a node must find again after a restart: blocks, states, checkpoints, and the slots its keys
/// have signed.
///
/// Takes the core's [org.leannet.node.core.port.ChainChange]s and writes each atomically to
/// RocksDB. Knows nothing of the fork choice; called by the shell only.
@NullMarked
package org.leannet.node.storage;

import org.jspecify.annotations.NullMarked;
