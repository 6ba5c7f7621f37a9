/// The docker runtime against a real daemon, and its pure parts.
@NullMarked
package org.leannet.launcher.runtime.docker;

import org.jspecify.annotations.NullMarked;
