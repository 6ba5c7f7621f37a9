/// Where the daemon is found, and what is said when it is not.
@NullMarked
package org.leannet.launcher.runtime.docker.daemon;

import org.jspecify.annotations.NullMarked;
