@NullMarked
package org.leannet.node.core.room;

import org.jspecify.annotations.NullMarked;
