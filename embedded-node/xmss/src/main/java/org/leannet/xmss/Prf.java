package org.leannet.xmss;

import static org.leannet.xmss.XmssPreset.DIGEST_ELEMENTS;
import static org.leannet.xmss.XmssPreset.RANDOMNESS_ELEMENTS;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// The pseudorandom function of a key: SHAKE128, prefixed with what it is asked for.
///
/// Serves one thread, and allocates nothing per value.
final class Prf {

  static final int KEY_LENGTH = 32;

  private static final byte[] DOMAIN = HexFormat.of().parseHex("aeae22ff0001faff21af12000111ff00");
  private static final byte CHAIN_START = 0;
  private static final byte RANDOMNESS = 1;
  private static final int ELEMENT_LENGTH = 16;

  private static final int EPOCH_AT = DOMAIN.length + 1 + KEY_LENGTH;
  private static final int CHAIN_AT = EPOCH_AT + 4;
  private static final int MESSAGE_AT = EPOCH_AT + 4;
  private static final int COUNTER_AT = MESSAGE_AT + 32;

  private final SHAKEDigest shake = new SHAKEDigest(128);
  private final byte[] output = new byte[DIGEST_ELEMENTS * ELEMENT_LENGTH];
  private final byte[] chainInput = new byte[CHAIN_AT + 8];
  private final byte[] randomnessInput = new byte[COUNTER_AT + 8];
  private final ByteBuffer chainFields = ByteBuffer.wrap(chainInput);
  private final ByteBuffer randomnessFields = ByteBuffer.wrap(randomnessInput);

  Prf(Bytes key) {
    prefix(chainInput, CHAIN_START, key);
    prefix(randomnessInput, RANDOMNESS, key);
  }

  /// Writes the first digest of a chain at `at`.
  void chainStart(long epoch, int chain, int[] out, int at) {
    chainFields.putInt(EPOCH_AT, (int) epoch).putLong(CHAIN_AT, chain);
    draw(chainInput, DIGEST_ELEMENTS, out, at);
  }

  /// Writes the randomness of one attempt to encode `message` at `at`.
  void randomness(long epoch, Root message, int counter, int[] out, int at) {
    randomnessFields.putInt(EPOCH_AT, (int) epoch).putLong(COUNTER_AT, counter);
    message.writeTo(randomnessInput, MESSAGE_AT);
    draw(randomnessInput, RANDOMNESS_ELEMENTS, out, at);
  }

  private void draw(byte[] input, int elements, int[] out, int at) {
    shake.update(input, 0, input.length);
    shake.doFinal(output, 0, elements * ELEMENT_LENGTH);
    for (int i = 0; i < elements; i++) {
      out[at + i] = Elements.reduce128(output, i * ELEMENT_LENGTH);
    }
  }

  private static void prefix(byte[] input, byte use, Bytes key) {
    System.arraycopy(DOMAIN, 0, input, 0, DOMAIN.length);
    input[DOMAIN.length] = use;
    key.writeTo(input, DOMAIN.length + 1);
  }
}
