/// Services as text: the shell scripts by which a person can start what the launcher would start.
///
/// Pure: a [org.leannet.launcher.runtime.ServiceSpec] in, text out. Knows what the docker runtime
/// calls things, and calls no runtime. Caller: `launch`.
@NullMarked
package org.leannet.launcher.render;

import org.jspecify.annotations.NullMarked;
