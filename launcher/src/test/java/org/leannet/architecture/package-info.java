/// Rules over all modules, checked here because the launcher's tests see every one of them.
@NullMarked
package org.leannet.architecture;

import org.jspecify.annotations.NullMarked;
