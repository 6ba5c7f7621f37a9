/// The verbs that stay: a table in the terminal, a line a slot elsewhere, and the page.
///
/// In goes what the command line already knows ([org.leannet.launcher.live.Surroundings]), out come
/// words on a terminal, until the user leaves or the enclave goes. What is shown is worked out by
/// pure renderers from snapshots; nothing in a network is changed. Caller: `cli`.
@NullMarked
package org.leannet.launcher.live;

import org.jspecify.annotations.NullMarked;
