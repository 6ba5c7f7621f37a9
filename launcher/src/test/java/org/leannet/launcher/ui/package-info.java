@NullMarked
package org.leannet.launcher.ui;

import org.jspecify.annotations.NullMarked;
