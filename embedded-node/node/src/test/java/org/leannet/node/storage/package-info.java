/// Tests of the package of the same name.
@NullMarked
package org.leannet.node.storage;

import org.jspecify.annotations.NullMarked;
