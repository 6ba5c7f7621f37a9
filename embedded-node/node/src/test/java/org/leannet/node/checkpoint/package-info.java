/// Tests of the package of the same name.
@NullMarked
package org.leannet.node.checkpoint;

import org.jspecify.annotations.NullMarked;
