@NullMarked
package org.leannet.p2p;

import org.jspecify.annotations.NullMarked;
