@NullMarked
package org.leannet.p2p.transport;

import org.jspecify.annotations.NullMarked;
