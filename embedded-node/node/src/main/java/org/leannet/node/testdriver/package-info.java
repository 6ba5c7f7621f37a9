/// The replay driver: test vectors sent to a node over HTTP, as HIVE's Lean simulator sends them.
///
/// Nothing here touches the node's own chain. It is served only when the operator asks for it.
@NullMarked
package org.leannet.node.testdriver;

import org.jspecify.annotations.NullMarked;
