@NullMarked
package org.leannet.genesis;

import org.jspecify.annotations.NullMarked;
