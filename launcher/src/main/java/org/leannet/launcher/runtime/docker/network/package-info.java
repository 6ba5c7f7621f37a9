/// Addresses for the networks of enclaves: which are in use, and which are free.
///
/// The networks of the daemon and of this machine go in, a subnet that overlaps none of them comes
/// out. Choosing is pure; only [org.leannet.launcher.runtime.docker.network.HostNetworks] looks at
/// the machine. Caller: `docker`.
@NullMarked
package org.leannet.launcher.runtime.docker.network;

import org.jspecify.annotations.NullMarked;
