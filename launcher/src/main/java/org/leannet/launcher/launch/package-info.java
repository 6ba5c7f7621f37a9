/// From a plan to a running network, in three phases that cannot be taken in the wrong order: peer
/// keys, genesis, start.
///
/// A plan and an enclave go in, a ready network comes out, or nothing is left. It creates services
/// through the runtime only and tells its progress as events. Caller: `cli`.
@NullMarked
package org.leannet.launcher.launch;

import org.jspecify.annotations.NullMarked;
