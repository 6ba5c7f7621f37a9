@NullMarked
package org.leannet.launcher.live;

import org.jspecify.annotations.NullMarked;
