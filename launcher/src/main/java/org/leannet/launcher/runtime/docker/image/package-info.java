/// Images: found here, pulled from a registry, or built from the node's own jar.
///
/// References and a policy go in, images that the daemon has come out, or one failure with exit
/// code 4 that names every image that is missing and what to do. Knows no enclave. Callers:
/// `docker` and `launch`.
@NullMarked
package org.leannet.launcher.runtime.docker.image;

import org.jspecify.annotations.NullMarked;
