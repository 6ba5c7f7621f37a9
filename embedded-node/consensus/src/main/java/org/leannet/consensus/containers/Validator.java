package org.leannet.consensus.containers;

import org.leannet.ssz.Bytes;
import org.leannet.ssz.Codec;
import org.leannet.ssz.Codecs;
import org.leannet.ssz.Container;

/// One entry of the registry: a key to sign votes, another to sign blocks, and its own position.
public record Validator(Bytes attestationPublicKey, Bytes proposalPublicKey, long index) {

  public static final int PUBLIC_KEY_LENGTH = 52;

  public static final Codec<Validator> SSZ =
      Container.of(
          v -> new Validator(v.next(), v.next(), v.next()),
          Container.field(
              "attestation_public_key",
              Codecs.bytes(PUBLIC_KEY_LENGTH),
              Validator::attestationPublicKey),
          Container.field(
              "proposal_public_key", Codecs.bytes(PUBLIC_KEY_LENGTH), Validator::proposalPublicKey),
          Container.field("index", Codecs.UINT64, Validator::index));

  public Validator {
    requireKey(attestationPublicKey);
    requireKey(proposalPublicKey);
  }

  private static void requireKey(Bytes key) {
    if (key.size() != PUBLIC_KEY_LENGTH) {
      throw new IllegalArgumentException(
          "a public key has %d bytes, not %d".formatted(PUBLIC_KEY_LENGTH, key.size()));
    }
  }
}
