/// Tests of the core's sync package.
@NullMarked
package org.leannet.node.core.sync;

import org.jspecify.annotations.NullMarked;
