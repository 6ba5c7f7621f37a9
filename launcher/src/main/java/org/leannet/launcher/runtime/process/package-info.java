/// Services as plain processes of this machine, detached from the command that starts them.
///
/// Each service is run by a small generated shell script in a session of its own; the script writes
/// down the process's identity and, when it ends, its exit code. All state is files beside the
/// enclave plus what the operating system says of the process now. Knows nothing of nodes or
/// genesis.
@NullMarked
package org.leannet.launcher.runtime.process;

import org.jspecify.annotations.NullMarked;
