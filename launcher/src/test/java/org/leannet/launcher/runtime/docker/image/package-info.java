/// Images, their names, their credentials and their way here.
@NullMarked
package org.leannet.launcher.runtime.docker.image;

import org.jspecify.annotations.NullMarked;
