/// Tests of [org.leannet.launcher.quickstart].
@NullMarked
package org.leannet.launcher.quickstart;

import org.jspecify.annotations.NullMarked;
