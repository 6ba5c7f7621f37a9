/// Archives, read back with another implementation.
@NullMarked
package org.leannet.launcher.runtime.docker.archive;

import org.jspecify.annotations.NullMarked;
