/// Services as containers, through the daemon's API alone: no helper container, no shell in any
/// image, no program of ours beside it.
///
/// A [org.leannet.launcher.runtime.ServiceSpec] becomes a container on the enclave's own network,
/// at the address it was promised; its files are copied in before it starts. Labels are the only
/// memory: an enclave can be found, read and removed without any file of ours. This package and
/// those below it are the only ones that know the Docker client's types. Callers: `launch` and
/// `cli`, through `Runtime`.
@NullMarked
package org.leannet.launcher.runtime.docker;

import org.jspecify.annotations.NullMarked;
