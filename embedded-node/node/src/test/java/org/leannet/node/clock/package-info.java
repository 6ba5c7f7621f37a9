/// Tests of the slot clock.
@NullMarked
package org.leannet.node.clock;

import org.jspecify.annotations.NullMarked;
