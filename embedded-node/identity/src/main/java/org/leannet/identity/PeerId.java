package org.leannet.identity;

import java.util.Arrays;
import java.util.Optional;

/// A libp2p peer id: the multihash of a public key message, written in base 58.
///
/// Keys whose message is at most 42 bytes, secp256k1 among them, are held whole (`16Uiu2HA…`), so
/// that the public key can be read back; longer ones are hashed (`Qm…`).
public final class PeerId implements Comparable<PeerId> {

  private static final int IDENTITY = 0x00;
  private static final int SHA2_256 = 0x12;
  private static final int INLINE_LIMIT = 42;

  private final byte[] multihash;
  private final String text;

  private PeerId(byte[] multihash) {
    this.multihash = multihash;
    this.text = Base58.encode(multihash);
  }

  /// The id of a compressed secp256k1 key.
  public static PeerId fromPublicKey(byte[] publicKey) {
    if (!Secp256k1.isPublicKey(publicKey)) {
      throw new IllegalArgumentException(
          "not a compressed secp256k1 public key: 33 bytes of a point on the curve are expected");
    }
    return fromProtobuf(KeyType.SECP256K1.publicKeyMessage(publicKey));
  }

  /// The id of a libp2p `PublicKey` message of any key type.
  public static PeerId fromProtobuf(byte[] message) {
    if (message.length == 0) {
      throw new IllegalArgumentException("an empty public key message has no peer id");
    }
    return message.length <= INLINE_LIMIT
        ? new PeerId(multihash(IDENTITY, message))
        : new PeerId(multihash(SHA2_256, Secp256k1.sha256(message)));
  }

  /// Reads the base 58 text.
  public static PeerId parse(String text) {
    byte[] bytes =
        Base58.decode(text)
            .orElseThrow(() ->
                new IllegalArgumentException("not a peer id, for it is not base 58: " + text));
    boolean inline = bytes.length > 2 && bytes[0] == IDENTITY && isInlineKey(bytes);
    boolean hashed = bytes.length == 34 && bytes[0] == SHA2_256 && bytes[1] == 32;
    if (!inline && !hashed) {
      throw new IllegalArgumentException(
          "not a peer id, for it is neither an inline key nor a SHA-256 of one: " + text);
    }
    return new PeerId(bytes);
  }

  /// An inline key message has its length before it and again inside it.
  private static boolean isInlineKey(byte[] multihash) {
    int length = multihash.length - 2;
    return length <= INLINE_LIMIT
        && multihash[1] == length
        && length >= 4
        && multihash[2] == KeyType.TYPE_TAG
        && multihash[4] == KeyType.DATA_TAG
        && multihash[5] == length - 4;
  }

  /// The compressed secp256k1 key inside, when it is one.
  public Optional<byte[]> publicKey() {
    if (multihash[0] != IDENTITY) {
      return Optional.empty();
    }
    byte[] message = Arrays.copyOfRange(multihash, 2, multihash.length);
    return secp256k1Key(message);
  }

  /// The key in a `PublicKey` message, when that is exactly one compressed secp256k1 key.
  public static Optional<byte[]> secp256k1Key(byte[] message) {
    int start = message.length - Secp256k1.PUBLIC_KEY_LENGTH;
    if (start < 0) {
      return Optional.empty();
    }
    byte[] key = Arrays.copyOfRange(message, start, message.length);
    boolean exact = Arrays.equals(message, KeyType.SECP256K1.publicKeyMessage(key));
    return exact && Secp256k1.isPublicKey(key) ? Optional.of(key) : Optional.empty();
  }

  /// The multihash, which is the id's binary form.
  public byte[] toBytes() {
    return multihash.clone();
  }

  private static byte[] multihash(int code, byte[] digest) {
    var out = new byte[2 + digest.length];
    out[0] = (byte) code;
    out[1] = (byte) digest.length;
    System.arraycopy(digest, 0, out, 2, digest.length);
    return out;
  }

  @Override
  public int compareTo(PeerId other) {
    return Arrays.compareUnsigned(multihash, other.multihash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PeerId id && id.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
