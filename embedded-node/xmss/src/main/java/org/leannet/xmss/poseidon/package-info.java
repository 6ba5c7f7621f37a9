/// The Poseidon permutation (version 1) over the KoalaBear field, widths 16 and 24.
///
/// In go canonical field elements as `int`s, out come the same; everything that the computation
/// needs (round constants, matrices of the partial rounds) is derived here when the class is first
/// used. The package knows nothing of signatures. Hot loops live behind [Permutation] alone.
@NullMarked
package org.leannet.xmss.poseidon;

import org.jspecify.annotations.NullMarked;
