/// The reference vectors that speak of a node, asked of real nodes over real HTTP.
@NullMarked
package org.leannet.node.vectors;

import org.jspecify.annotations.NullMarked;
