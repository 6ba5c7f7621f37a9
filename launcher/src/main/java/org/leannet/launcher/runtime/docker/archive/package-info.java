/// Files on their way into a container or an image, as tar archives.
///
/// Files and folders of this machine go in, a stream comes out that reads each file when its turn
/// comes, so that an archive of any size needs no memory. Knows no daemon. Callers: `docker` and
/// `docker.image`.
@NullMarked
package org.leannet.launcher.runtime.docker.archive;

import org.jspecify.annotations.NullMarked;
