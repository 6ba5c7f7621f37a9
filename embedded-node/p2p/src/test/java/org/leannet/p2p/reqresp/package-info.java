@NullMarked
package org.leannet.p2p.reqresp;

import org.jspecify.annotations.NullMarked;
