/// The execution layer's genesis: one [org.leannet.genesis.execution.ExecutionSpec], rendered in
/// the forms that geth, Nethermind and Besu read.
///
/// Pure: the same spec gives the same text, byte for byte, hence the same genesis hash on every
/// client. Reads no file but its own resource with the system contracts.
@NullMarked
package org.leannet.genesis.execution;

import org.jspecify.annotations.NullMarked;
