/// Enclaves: networks as folders on disk, with their names and locks.
///
/// A folder holds the plan, the genesis files, the nodes' data, logs and what is kept of each
/// service; there is no registry and no daemon. What runs is asked of the runtime each time. Homes
/// tell each other nothing but the ports of their enclaves. Knows no runtime and no genesis itself.
/// Callers: `launch` and `cli`.
@NullMarked
package org.leannet.launcher.enclave;

import org.jspecify.annotations.NullMarked;
