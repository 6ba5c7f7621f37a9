/// The contract every runtime passes, and the tests of what is common to them.
@NullMarked
package org.leannet.launcher.runtime;

import org.jspecify.annotations.NullMarked;
