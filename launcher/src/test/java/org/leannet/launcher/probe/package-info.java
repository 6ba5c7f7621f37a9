/// Node probes against a real HTTP server.
@NullMarked
package org.leannet.launcher.probe;

import org.jspecify.annotations.NullMarked;
