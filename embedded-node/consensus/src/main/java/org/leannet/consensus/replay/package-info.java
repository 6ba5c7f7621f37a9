/// Test vectors run against this code as they are written: steps of a fork choice, blocks on a
/// state. What runs them, a test or a node behind a switch, only reads the files and compares.
@NullMarked
package org.leannet.consensus.replay;

import org.jspecify.annotations.NullMarked;
