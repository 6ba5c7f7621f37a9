/// The node's decisions: [NodeCore] takes one [org.leannet.node.core.port.Event] at a time and
/// returns [org.leannet.node.core.port.Effect]s. It owns the fork-choice store. It reads no clock,
/// opens no socket, starts no thread, holds no lock and logs nothing; randomness is passed in. The
/// same events give the same effects.
@NullMarked
package org.leannet.node.core;

import org.jspecify.annotations.NullMarked;
