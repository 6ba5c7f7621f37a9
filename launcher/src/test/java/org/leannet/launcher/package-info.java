/// What all tests of the launcher share.
@NullMarked
package org.leannet.launcher;

import org.jspecify.annotations.NullMarked;
