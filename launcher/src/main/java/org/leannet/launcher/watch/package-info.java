/// Follows a running network: what every node says once a second becomes slots, a fork-choice tree,
/// links between peers, and a list of what was done to services.
///
/// In go an enclave, its plan, its runtime and a clock, out come immutable
/// [org.leannet.launcher.watch.NetworkSnapshot]s; nothing is changed in the network. Only
/// [org.leannet.launcher.watch.NetworkWatcher] has a thread and only
/// [org.leannet.launcher.watch.NodeReader] a socket: the rest is values and their accumulation.
/// Callers: `ui` and `cli`.
@NullMarked
package org.leannet.launcher.watch;

import org.jspecify.annotations.NullMarked;
