/// The node's wire: turns what the core publishes and asks into libp2p messages, and what peers
/// send into events.
///
/// SSZ is decoded here, strictly, on the threads of the peers' streams, so that the core sees
/// values only. Requests of peers are answered here from the published view and the database,
/// without the core. Decides nothing about the chain. Called by the shell.
@NullMarked
package org.leannet.node.network;

import org.jspecify.annotations.NullMarked;
