@NullMarked
package org.leannet.p2p.pubsub;

import org.jspecify.annotations.NullMarked;
