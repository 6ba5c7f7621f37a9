@NullMarked
package org.leannet.ssz;

import org.jspecify.annotations.NullMarked;
