/// What a validator and an aggregator make: blocks, aggregates, votes recovered from blocks.
///
/// Each job is a snapshot with all it needs, taken from the fork choice; running one is pure and
/// may take as long as its proofs do, on any thread. The fork choice hands jobs out and takes their
/// results back.
@NullMarked
package org.leannet.consensus.production;

import org.jspecify.annotations.NullMarked;
