/// Tests of the wire formats.
@NullMarked
package org.leannet.p2p.wire;

import org.jspecify.annotations.NullMarked;
