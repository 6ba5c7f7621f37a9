/// The catalogue: what each Lean and execution client is called, which image it has for each devnet
/// generation and what it can do.
///
/// One data file a client, read strictly; no client's name stands in Java. It knows no runtime, no
/// network and nothing of ours. The plan and the runtimes ask it.
@NullMarked
package org.leannet.clients;

import org.jspecify.annotations.NullMarked;
