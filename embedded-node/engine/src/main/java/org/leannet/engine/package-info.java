@NullMarked
package org.leannet.engine;

import org.jspecify.annotations.NullMarked;
