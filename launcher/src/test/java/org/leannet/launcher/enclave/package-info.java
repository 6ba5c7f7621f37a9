/// Enclave folders, names and locks.
@NullMarked
package org.leannet.launcher.enclave;

import org.jspecify.annotations.NullMarked;
