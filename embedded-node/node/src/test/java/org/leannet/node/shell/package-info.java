/// Tests of the package of the same name.
@NullMarked
package org.leannet.node.shell;

import org.jspecify.annotations.NullMarked;
