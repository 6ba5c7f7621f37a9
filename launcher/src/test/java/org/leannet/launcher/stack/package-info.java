/// The services beside the nodes.
@NullMarked
package org.leannet.launcher.stack;

import org.jspecify.annotations.NullMarked;
