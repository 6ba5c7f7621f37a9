/// lean-quickstart's networks: its `validator-config.yaml` becomes an args file, and a genesis
/// directory becomes one that it can start.
///
/// Files in, files out; nothing is started. Caller: `cli`.
@NullMarked
package org.leannet.launcher.quickstart;

import org.jspecify.annotations.NullMarked;
