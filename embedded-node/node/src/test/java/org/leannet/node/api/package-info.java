/// Tests of the package of the same name.
@NullMarked
package org.leannet.node.api;

import org.jspecify.annotations.NullMarked;
