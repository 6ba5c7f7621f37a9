/// Hash-based signatures of the Lean protocol: keys, key files, signing, verifying.
///
/// Seeds, key files, messages and signatures come in as bytes and go out as bytes; a set of scheme
/// parameters is an [XmssPreset], and [Xmss] is the scheme made of one. Everything here is a pure
/// function of its inputs: no clock, no file, no thread (work that can be spread goes through
/// [Parallel]). Which slots a key has signed already is the caller's to remember.
@NullMarked
package org.leannet.xmss;

import org.jspecify.annotations.NullMarked;
