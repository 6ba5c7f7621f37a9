package org.leannet.xmss;

import static org.leannet.xmss.XmssPreset.DIGEST_ELEMENTS;
import static org.leannet.xmss.XmssPreset.PARAMETER_ELEMENTS;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// All that is random in a key, drawn from its seed.
///
/// ```
/// draw(use, a, b) = SHAKE256("leannet-xmss-key-v1" || log_lifetime u8 || dimension u8
///                            || first tree u64be || end tree u64be || seed 32
///                            || use u8 || a u64be || b u64be)
/// ```
///
/// with use 1 for the PRF key (32 bytes), 2 for the parameter, 3 for the padding digest of tree
/// level `a` at index `b`; each field element is 16 bytes, big-endian, modulo P. Preset and window
/// are part of it so that no two keys from one seed share a chain: they could not know of each
/// other's used slots.
final class KeySeed {

  private static final byte[] DOMAIN = "leannet-xmss-key-v1".getBytes(StandardCharsets.US_ASCII);
  private static final int ELEMENT_LENGTH = 16;

  private static final byte PRF_KEY = 1;
  private static final byte PARAMETER = 2;
  private static final byte PADDING = 3;

  private final ActivationWindow window;
  private final Root seed;

  KeySeed(ActivationWindow window, Root seed) {
    this.window = window;
    this.seed = seed;
  }

  Bytes prfKey() {
    return Bytes.of(draw(PRF_KEY, 0, 0, Prf.KEY_LENGTH));
  }

  int[] parameter() {
    return elements(PARAMETER, 0, 0, PARAMETER_ELEMENTS);
  }

  /// What stands where the tree has no node.
  int[] padding(int level, long index) {
    return elements(PADDING, level, index, DIGEST_ELEMENTS);
  }

  private int[] elements(byte use, long a, long b, int count) {
    byte[] drawn = draw(use, a, b, count * ELEMENT_LENGTH);
    int[] elements = new int[count];
    for (int i = 0; i < count; i++) {
      elements[i] = Elements.reduce128(drawn, i * ELEMENT_LENGTH);
    }
    return elements;
  }

  private byte[] draw(byte use, long a, long b, int length) {
    ByteBuffer input = ByteBuffer.allocate(DOMAIN.length + 2 + 16 + 32 + 1 + 16);
    input.put(DOMAIN);
    input.put((byte) window.preset().logLifetime()).put((byte) window.preset().dimension());
    input.putLong(window.firstTree()).putLong(window.endTree());
    input.put(seed.toBytes());
    input.put(use).putLong(a).putLong(b);
    SHAKEDigest shake = new SHAKEDigest(256);
    shake.update(input.array(), 0, input.position());
    byte[] drawn = new byte[length];
    shake.doFinal(drawn, 0, length);
    return drawn;
  }
}
