/// The consensus containers: immutable records with their SSZ codecs, and nothing that acts on
/// them.
///
/// Slots, indices and times are unsigned 64-bit numbers in a `long`. The two long lists of a state,
/// its history and its registry, remember their hash tree roots, so that hashing a state costs what
/// changed and not what it holds. Everything else of the consensus module builds on these types;
/// they know only `ssz`, and `xmss` for the length of a signature.
@NullMarked
package org.leannet.consensus.containers;

import org.jspecify.annotations.NullMarked;
