/// Tests of the package of the same name.
@NullMarked
package org.leannet.node.network;

import org.jspecify.annotations.NullMarked;
