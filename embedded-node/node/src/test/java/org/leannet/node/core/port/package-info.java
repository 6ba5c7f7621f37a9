/// Tests of the core's port package.
@NullMarked
package org.leannet.node.core.port;

import org.jspecify.annotations.NullMarked;
