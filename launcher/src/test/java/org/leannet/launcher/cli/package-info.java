/// The command line, as a process of its own.
@NullMarked
package org.leannet.launcher.cli;

import org.jspecify.annotations.NullMarked;
