package org.leannet.xmss;

import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Root;

/// The signature scheme of a preset. Immutable: any number of threads may use one.
public final class Xmss {

  private final XmssPreset preset;
  private final Codec<Bytes> signatureCodec;
  private final Codec<Bytes> publicKeyCodec;

  private Xmss(XmssPreset preset) {
    this.preset = preset;
    this.signatureCodec = new SignatureCodec(preset);
    this.publicKeyCodec = Codecs.refined(Codecs.bytes(preset.publicKeyLength()), Elements::fault);
  }

  public static Xmss of(XmssPreset preset) {
    return new Xmss(preset);
  }

  public XmssPreset preset() {
    return preset;
  }

  /// Signatures as SSZ values: decoding demands the scheme's offsets and canonical field elements.
  public Codec<Bytes> signatureCodec() {
    return signatureCodec;
  }

  /// Public keys as SSZ values: as other 52 bytes, but decoding demands canonical field elements.
  public Codec<Bytes> publicKeyCodec() {
    return publicKeyCodec;
  }

  /// Whether the owner of this public key signed `message` for `slot`. Whatever is malformed does
  /// not verify; nothing is thrown.
  public boolean verify(Bytes publicKey, long slot, Root message, Bytes signature) {
    return slot >= 0
        && slot < preset.lifetime()
        && Verifier.of(preset, publicKey, signature)
            .map(verifier -> verifier.verify(slot, message))
            .orElse(false);
  }

  /// Signs `message` for `slot`. The same key, slot and message give the same signature.
  ///
  /// @throws IllegalArgumentException if the key is not prepared for the slot, or of another preset
  public Bytes sign(SecretKey key, long slot, Root message) {
    require(key.preset());
    key.requirePrepared(slot);
    LeafHasher leaves = new LeafHasher(preset, key.prfKey(), key.parameter());
    int[] digits = new int[preset.dimension()];
    int[] randomness =
        new MessageEncoding(preset, leaves.hash())
            .search(slot, message, leaves.prf(), digits)
            .orElseThrow(() -> new IllegalStateException("no attempt encoded the message"));
    int[] hashes = SignatureLayout.newHashes(preset);
    leaves.chains(slot, digits, hashes);
    return Bytes.of(SignatureLayout.write(preset, randomness, key.path(slot), hashes));
  }

  void require(XmssPreset other) {
    if (other != preset) {
      throw new IllegalArgumentException(
          "a %s key in the %s scheme".formatted(other.presetName(), preset.presetName()));
    }
  }
}
