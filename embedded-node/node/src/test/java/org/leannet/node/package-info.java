/// Whole nodes under test.
@NullMarked
package org.leannet.node;

import org.jspecify.annotations.NullMarked;
