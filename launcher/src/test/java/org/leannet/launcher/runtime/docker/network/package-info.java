/// Which subnets are chosen and which are refused.
@NullMarked
package org.leannet.launcher.runtime.docker.network;

import org.jspecify.annotations.NullMarked;
