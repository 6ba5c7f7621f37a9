/// Tests of the core as a whole: real store, real keys of the test scheme, events by hand.
@NullMarked
package org.leannet.node.core;

import org.jspecify.annotations.NullMarked;
