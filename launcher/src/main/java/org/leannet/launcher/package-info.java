@NullMarked
package org.leannet.launcher;

import org.jspecify.annotations.NullMarked;
