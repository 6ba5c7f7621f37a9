/// Fuzzing of everything that decodes bytes or text from outside: [DecodersProperties] in every
/// build, [FuzzMain] for as long as one likes.
@NullMarked
package org.leannet.node.fuzz;

import org.jspecify.annotations.NullMarked;
