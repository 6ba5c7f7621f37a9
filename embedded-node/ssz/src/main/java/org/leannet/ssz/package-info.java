/// SSZ: values in, bytes and hash tree roots out, and back again, strictly.
///
/// [org.leannet.ssz.Codec] is the whole idea; [org.leannet.ssz.Codecs] has the basic types and
/// [org.leannet.ssz.Container] makes codecs for records. Knows no clock, thread or file. Everything
/// that speaks about Lean consensus or XMSS keys is built on this package.
@NullMarked
package org.leannet.ssz;

import org.jspecify.annotations.NullMarked;
