/// The way to a Docker daemon: where it is, which language it speaks, and what it means when it
/// does not answer.
///
/// The caller's environment goes in, a [org.leannet.launcher.runtime.docker.daemon.Daemon] comes
/// out. Knows no enclave and no image. Callers: the rest of the docker runtime.
@NullMarked
package org.leannet.launcher.runtime.docker.daemon;

import org.jspecify.annotations.NullMarked;
