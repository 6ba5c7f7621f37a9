/// What read verbs print, compared whole.
@NullMarked
package org.leannet.launcher.cli.view;

import org.jspecify.annotations.NullMarked;
