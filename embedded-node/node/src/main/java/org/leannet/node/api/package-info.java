/// The node over HTTP: the endpoints that all Lean clients share, those of others that tools ask
/// for, and a stream of events.
///
/// Everything is answered from the core's newest view and the database, never by the core itself;
/// the one command, turning the aggregator role on or off, goes to the core as an event. Called by
/// the node.
@NullMarked
package org.leannet.node.api;

import org.jspecify.annotations.NullMarked;
