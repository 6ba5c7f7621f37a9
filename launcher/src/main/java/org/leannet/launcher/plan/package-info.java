/// Turns a devnet's configuration into a [NetworkPlan]: every name, index, image, port and address
/// decided, nothing yet created.
///
/// Pure: the same configuration, catalogue, ports and subnet give the same plan, byte for byte.
/// Reads no file and no clock, opens no socket, knows no runtime. The genesis phases, the runtimes
/// and `--dry-run` work from the plan alone.
@NullMarked
package org.leannet.launcher.plan;

import org.jspecify.annotations.NullMarked;
