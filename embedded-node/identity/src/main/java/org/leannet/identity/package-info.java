/// Who a node is: its secp256k1 key, the libp2p peer id that follows from it, and the signed record
/// (ENR) and multiaddress under which others find it.
///
/// Plain byte arrays at the edges. Pure: no clock, no socket, no randomness; the same key and input
/// give the same bytes, signatures included. Callers: `p2p` for handshakes and dialling, `genesis`
/// for a network's keys and records.
@NullMarked
package org.leannet.identity;

import org.jspecify.annotations.NullMarked;
