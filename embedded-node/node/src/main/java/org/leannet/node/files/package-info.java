/// Reads what an operator hands to the node: the genesis configuration, the validators' keys, boot
/// nodes and the node key, in every spelling that published tools write.
///
/// Files are only read. Whatever is missing or wrong becomes an [InputException] of one line that
/// names the file. Called by the node's `Main`.
@NullMarked
package org.leannet.node.files;

import org.jspecify.annotations.NullMarked;
