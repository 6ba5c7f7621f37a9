@NullMarked
package org.leannet.identity;

import org.jspecify.annotations.NullMarked;
