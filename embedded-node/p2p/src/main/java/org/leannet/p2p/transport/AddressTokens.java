package org.leannet.p2p.transport;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.quic.QuicTokenHandler;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens by which a newcomer shows that it receives what is sent to its address, so that nobody
/// can open handshakes in the name of others. Asked for only when many handshakes are open: they
/// cost a round trip.
///
/// A token is a time, a code over it, the address and the connection's first id, and that id.
final class AddressTokens implements QuicTokenHandler {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int CODE = 32;
  private static final int HEAD = Long.BYTES + CODE;
  private static final int LONGEST_ID = 20;

  private final SecretKeySpec key;
  private final BooleanSupplier needed;
  private final LongSupplier nanos;

  /// @param needed whether newcomers must show a token now
  /// @param nanos a clock that only ages tokens
  AddressTokens(BooleanSupplier needed, LongSupplier nanos) {
    byte[] secret = new byte[CODE];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.needed = needed;
    this.nanos = nanos;
  }

  @Override
  public boolean writeToken(ByteBuf out, ByteBuf firstId, InetSocketAddress address) {
    if (!needed.getAsBoolean()) {
      return false;
    }
    long time = nanos.getAsLong();
    byte[] id = bytes(firstId, firstId.readerIndex());
    out.writeLong(time).writeBytes(code(time, id, address)).writeBytes(id);
    return true;
  }

  @Override
  public int validateToken(ByteBuf token, InetSocketAddress address) {
    int start = token.readerIndex();
    if (token.readableBytes() < HEAD) {
      return -1;
    }
    long time = token.getLong(start);
    long age = nanos.getAsLong() - time;
    byte[] found = new byte[CODE];
    token.getBytes(start + Long.BYTES, found);
    byte[] expected = code(time, bytes(token, start + HEAD), address);
    boolean valid =
        age >= 0
            && age <= TransportLimits.TOKEN_TIME.toNanos()
            && MessageDigest.isEqual(found, expected);
    return valid ? HEAD : -1;
  }

  @Override
  public int maxTokenLength() {
    return HEAD + LONGEST_ID;
  }

  private static byte[] bytes(ByteBuf buffer, int from) {
    byte[] bytes = new byte[buffer.writerIndex() - from];
    buffer.getBytes(from, bytes);
    return bytes;
  }

  private byte[] code(long time, byte[] id, InetSocketAddress address) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        mac.update((byte) (time >>> shift));
      }
      mac.update((byte) (address.getPort() >>> Byte.SIZE));
      mac.update((byte) address.getPort());
      byte[] ip = address.getAddress().getAddress();
      mac.update((byte) ip.length);
      mac.update(ip);
      return mac.doFinal(id);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
