/// Tests of what validators make.
@NullMarked
package org.leannet.consensus.production;

import org.jspecify.annotations.NullMarked;
