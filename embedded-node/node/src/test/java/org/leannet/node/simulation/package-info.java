/// Whole networks of real cores in memory and virtual time, from a seed.
///
/// A [World] holds nodes, links and faults; every message, every job and every write takes virtual
/// time drawn from the seed, so a run is the same each time. [Invariants] are checked after every
/// event. Signatures, proofs, the store and the core are the real ones; only the result of checking
/// the very same object is remembered between nodes.
@NullMarked
package org.leannet.node.simulation;

import org.jspecify.annotations.NullMarked;
