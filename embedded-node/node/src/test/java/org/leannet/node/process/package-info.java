/// Nodes in processes of their own, started, killed and asked over HTTP as an operator does.
@NullMarked
package org.leannet.node.process;

import org.jspecify.annotations.NullMarked;
