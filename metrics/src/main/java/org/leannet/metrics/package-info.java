@NullMarked
package org.leannet.metrics;

import org.jspecify.annotations.NullMarked;
