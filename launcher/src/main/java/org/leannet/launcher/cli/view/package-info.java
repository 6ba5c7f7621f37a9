/// What read verbs show: plain values, and pure renderers that turn them into text or JSON.
///
/// Nothing here reads a file or asks a node; whole outputs are compared by golden tests.
@NullMarked
package org.leannet.launcher.cli.view;

import org.jspecify.annotations.NullMarked;
