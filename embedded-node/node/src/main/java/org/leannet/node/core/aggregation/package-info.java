/// Votes: the way of single votes and aggregates from the wire into the store's pools ([VoteFlow]),
/// and what an aggregator makes of them ([Aggregator]), with the votes recovered from imported
/// blocks ([Splitter]).
@NullMarked
package org.leannet.node.core.aggregation;

import org.jspecify.annotations.NullMarked;
