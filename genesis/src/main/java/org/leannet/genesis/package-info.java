/// A network's node list in, its genesis directory out.
///
/// The phases are types: a [org.leannet.genesis.GenesisSpec] gives [org.leannet.genesis.PeerKeys],
/// these with validator keys give [org.leannet.genesis.GenesisArtifacts], and only these can be
/// stamped with the genesis time. The same spec gives the same bytes. Knows no Docker, thread or
/// clock: work is spread, and progress told, through what the caller passes in. The caller is the
/// launcher.
@NullMarked
package org.leannet.genesis;

import org.jspecify.annotations.NullMarked;
