/// Starts a chain from a finalized state that another node serves over HTTP.
///
/// Comes in: URLs, and what the operator's own genesis file says. Goes out: a block and the state
/// after it, checked against each other and against that genesis. The block's proof is not checked:
/// whoever names a URL trusts it. Called by the node before its core exists.
@NullMarked
package org.leannet.node.checkpoint;

import org.jspecify.annotations.NullMarked;
