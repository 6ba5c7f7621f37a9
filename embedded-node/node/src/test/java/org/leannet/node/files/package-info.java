/// Tests of the package of the same name.
@NullMarked
package org.leannet.node.files;

import org.jspecify.annotations.NullMarked;
