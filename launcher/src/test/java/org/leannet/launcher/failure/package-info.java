/// The exit codes, pinned.
@NullMarked
package org.leannet.launcher.failure;

import org.jspecify.annotations.NullMarked;
