/// The process runtime against its contract, with real processes.
@NullMarked
package org.leannet.launcher.runtime.process;

import org.jspecify.annotations.NullMarked;
