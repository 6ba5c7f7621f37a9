/// Tests of the package of the same name.
@NullMarked
package org.leannet.node.metrics;

import org.jspecify.annotations.NullMarked;
