/// The labels, pinned.
@NullMarked
package org.leannet.launcher.runtime.docker.label;

import org.jspecify.annotations.NullMarked;
