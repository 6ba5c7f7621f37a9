/// Tests of the core's duties package.
@NullMarked
package org.leannet.node.core.duties;

import org.jspecify.annotations.NullMarked;
