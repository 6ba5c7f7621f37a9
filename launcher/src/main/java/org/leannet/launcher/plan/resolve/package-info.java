/// How a configuration becomes a plan: checks of the clients and of the network, numbering,
/// committees, generation, keys, ports and addresses.
///
/// Pure: ports and a subnet come through seams that the runtimes implement, everything else follows
/// from the configuration, the catalogue and the enclave's name. What is wrong is collected and
/// reported together. Called by the command line only.
@NullMarked
package org.leannet.launcher.plan.resolve;

import org.jspecify.annotations.NullMarked;
