@NullMarked
package org.leannet.consensus;

import org.jspecify.annotations.NullMarked;
