/// How Leannet tells a person that it cannot go on: what is wrong, what to do, and the exit code.
///
/// Every package of the launcher may throw a [org.leannet.launcher.failure.LaunchFailure]; only the
/// command line catches it.
@NullMarked
package org.leannet.launcher.failure;

import org.jspecify.annotations.NullMarked;
