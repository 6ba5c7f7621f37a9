/// Bounded room that many share, so that none of them can fill it.
@NullMarked
package org.leannet.node.core.room;

import org.jspecify.annotations.NullMarked;
