@NullMarked
package org.leannet.launcher.watch;

import org.jspecify.annotations.NullMarked;
