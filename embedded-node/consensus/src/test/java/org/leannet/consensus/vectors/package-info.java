/// Conformance with the reference vectors: one dynamic test a file, read from where they lie.
@NullMarked
package org.leannet.consensus.vectors;

import org.jspecify.annotations.NullMarked;
