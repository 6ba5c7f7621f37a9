/// The core's border: what goes in ([Event]), what comes out ([Effect], [Job], [Notice]), what it
/// shows of itself ([CoreView]), and the seams behind which the shell or a simulation stands
/// ([Network], [Signer]).
///
/// Everything here is immutable data, but for [Inbox] and [Outbox], which one thread owns. It knows
/// the consensus types and nothing of sockets, disks, threads or clocks.
@NullMarked
package org.leannet.node.core.port;

import org.jspecify.annotations.NullMarked;
