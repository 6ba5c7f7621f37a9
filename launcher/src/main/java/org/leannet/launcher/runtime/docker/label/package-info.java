/// What is written on every Docker object that belongs to an enclave. These labels are the only
/// memory there is of it: no daemon of ours and no registry.
///
/// Pure: text in, labels out, and back. Caller: `docker`.
@NullMarked
package org.leannet.launcher.runtime.docker.label;

import org.jspecify.annotations.NullMarked;
