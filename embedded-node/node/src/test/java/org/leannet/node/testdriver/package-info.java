@NullMarked
package org.leannet.node.testdriver;

import org.jspecify.annotations.NullMarked;
