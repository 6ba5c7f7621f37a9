/// The launch and its phases.
@NullMarked
package org.leannet.launcher.launch;

import org.jspecify.annotations.NullMarked;
