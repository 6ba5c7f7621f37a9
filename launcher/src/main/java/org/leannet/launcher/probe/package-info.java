/// Asks running nodes, over HTTP, how they are: their fork choice and their metrics.
///
/// In goes where a node listens, out comes what it said within a short time, or that it did not
/// answer. Knows no runtime and no plan. Callers: `launch`, for readiness, and `cli`, for display.
@NullMarked
package org.leannet.launcher.probe;

import org.jspecify.annotations.NullMarked;
