package org.leannet.genesis;

import java.nio.charset.StandardCharsets;
import org.leannet.ssz.Root;
import org.leannet.ssz.Sha256;
import org.leannet.xmss.XmssPreset;

/// Which key: everything that its bytes follow from.
record KeyRequest(XmssPreset preset, long activeSlots, Root networkSeed, int index, KeyRole role) {

  private static final byte[] DOMAIN = "leannet validator key".getBytes(StandardCharsets.US_ASCII);

  /// The seed of this key alone: SHA-256 of domain, network seed, index (4 bytes, big-endian),
  /// role.
  Root keySeed() {
    byte[] roleName = role.label().getBytes(StandardCharsets.US_ASCII);
    byte[] input = new byte[DOMAIN.length + Root.LENGTH + Integer.BYTES + roleName.length];
    System.arraycopy(DOMAIN, 0, input, 0, DOMAIN.length);
    int at = DOMAIN.length;
    networkSeed.writeTo(input, at);
    at += Root.LENGTH;
    for (int shift = 24; shift >= 0; shift -= 8) {
      input[at++] = (byte) (index >>> shift);
    }
    System.arraycopy(roleName, 0, input, at, roleName.length);
    return Sha256.of(input);
  }

  /// The directory of cached keys that differ in index and role only. It names the seed by a
  /// digest: whoever lists the cache must not learn the seed.
  String cacheDirectory() {
    String seedDigest = Sha256.of(networkSeed.toBytes()).hex().substring(2, 18);
    return "%s-%d-%d-%s"
        .formatted(preset.presetName(), preset.logLifetime(), activeSlots, seedDigest);
  }

  @Override
  public String toString() {
    return "%s key of validator %d".formatted(role.label(), index);
  }
}
