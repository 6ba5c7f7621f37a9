/// The progress renderers, with a clock moved by hand.
@NullMarked
package org.leannet.launcher.progress;

import org.jspecify.annotations.NullMarked;
