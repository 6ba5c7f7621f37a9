/// Tests of the gossip router.
@NullMarked
package org.leannet.p2p.gossip;

import org.jspecify.annotations.NullMarked;
