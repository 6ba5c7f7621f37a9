package org.leannet.consensus.proofs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.leannet.consensus.containers.Validator;
import org.leannet.ssz.Bytes;
import org.leannet.ssz.Root;

/// The content of an `LTP1` proof: a message and the signatures over it, by key in ascending order.
record TransparentProof(Message message, NavigableMap<Bytes, Bytes> signatures) {

  private static final int MAGIC = ascii("LTP1");
  private static final int MULTI_MAGIC = ascii("LTM1");
  private static final int HEAD = 4 + Root.LENGTH + 8 + 4;
  private static final int MULTI_HEAD = 4 + 4;

  static int length(int participants, int signatureLength) {
    return HEAD + participants * (Validator.PUBLIC_KEY_LENGTH + signatureLength);
  }

  /// Length of a merged proof of parts with these lengths.
  static long mergedLength(List<Integer> lengths) {
    return MULTI_HEAD + lengths.stream().mapToLong(length -> 4L + length).sum();
  }

  Bytes encode(int signatureLength) {
    byte[] proof = new byte[length(signatures.size(), signatureLength)];
    ByteBuffer out = ByteBuffer.wrap(proof).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).put(message.root().toBytes()).putLong(message.slot());
    out.putInt(signatures.size());
    for (Map.Entry<Bytes, Bytes> entry : signatures.entrySet()) {
      out.put(entry.getKey().toArray()).put(entry.getValue().toArray());
    }
    return Bytes.of(proof);
  }

  /// Reads a proof that fills the bytes exactly; empty if they are anything else.
  static Optional<TransparentProof> decode(Bytes proof, int signatureLength) {
    if (proof.size() < HEAD) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(proof.toArray()).order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt() != MAGIC) {
      return Optional.empty();
    }
    Root root = Root.of(take(in, Root.LENGTH).toArray());
    Message message = new Message(root, in.getLong());
    long count = Integer.toUnsignedLong(in.getInt());
    int entry = Validator.PUBLIC_KEY_LENGTH + signatureLength;
    if (count * entry != in.remaining()) {
      return Optional.empty();
    }
    TreeMap<Bytes, Bytes> signatures = new TreeMap<>();
    while (in.hasRemaining()) {
      Bytes key = take(in, Validator.PUBLIC_KEY_LENGTH);
      if (!signatures.isEmpty() && signatures.lastKey().compareTo(key) >= 0) {
        return Optional.empty();
      }
      signatures.put(key, take(in, signatureLength));
    }
    return Optional.of(new TransparentProof(message, signatures));
  }

  static Bytes encodeMerged(List<Bytes> parts) {
    int length = Math.toIntExact(mergedLength(parts.stream().map(Bytes::size).toList()));
    byte[] merged = new byte[length];
    ByteBuffer out = ByteBuffer.wrap(merged).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MULTI_MAGIC).putInt(parts.size());
    for (Bytes part : parts) {
      out.putInt(part.size()).put(part.toArray());
    }
    return Bytes.of(merged);
  }

  /// The parts of an `LTM1` proof that fills the bytes exactly; empty if they are anything else.
  static Optional<List<Bytes>> decodeMerged(Bytes merged) {
    if (merged.size() < MULTI_HEAD) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(merged.toArray()).order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt() != MULTI_MAGIC) {
      return Optional.empty();
    }
    long count = Integer.toUnsignedLong(in.getInt());
    List<Bytes> parts = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      if (in.remaining() < 4) {
        return Optional.empty();
      }
      long length = Integer.toUnsignedLong(in.getInt());
      if (length > in.remaining()) {
        return Optional.empty();
      }
      parts.add(take(in, (int) length));
    }
    return in.hasRemaining() ? Optional.empty() : Optional.of(parts);
  }

  private static Bytes take(ByteBuffer in, int length) {
    byte[] taken = new byte[length];
    in.get(taken);
    return Bytes.of(taken);
  }

  private static int ascii(String four) {
    return four.charAt(0) | four.charAt(1) << 8 | four.charAt(2) << 16 | four.charAt(3) << 24;
  }
}
