@NullMarked
package org.leannet.xmss;

import org.jspecify.annotations.NullMarked;
