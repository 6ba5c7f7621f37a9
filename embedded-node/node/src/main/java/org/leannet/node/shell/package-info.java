/// Runs a [org.leannet.node.core.NodeCore] in the world: the thread that feeds it, the ticker, the
/// workers its jobs run on, the disk, the wire.
///
/// The core decides, this package acts. One thread owns the core; everything else hands it events
/// through a bounded inbox and carries out its effects.
@NullMarked
package org.leannet.node.shell;

import org.jspecify.annotations.NullMarked;
