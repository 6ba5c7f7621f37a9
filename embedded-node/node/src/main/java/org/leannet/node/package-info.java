/// The Lean node: a core that decides and a shell that acts.
@NullMarked
package org.leannet.node;

import org.jspecify.annotations.NullMarked;
