package org.leannet.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.units.bigints.UInt64;
import org.ethereum.beacon.discovery.schema.EnrField;
import org.ethereum.beacon.discovery.schema.IdentitySchema;
import org.ethereum.beacon.discovery.schema.NodeRecord;
import org.ethereum.beacon.discovery.schema.NodeRecordFactory;

/// A node record (EIP-778, scheme `v4`): a peer's key and address, signed by itself.
///
/// Parsing checks the form: canonical RLP, at most 300 bytes, sorted keys, a `secp256k1` key on the
/// curve. Whether the signature holds is a question of its own, [#signatureValid()].
public final class Enr {

  private static final String PREFIX = "enr:";
  private static final int SIZE_LIMIT = 300;

  /// The largest text that decodes to [#SIZE_LIMIT] bytes.
  private static final int TEXT_LIMIT = PREFIX.length() + SIZE_LIMIT * 4 / 3;

  private final NodeRecord node;
  private final SortedMap<String, Bytes> pairs;

  private Enr(NodeRecord node) {
    this.node = node;
    var sorted = new TreeMap<String, Bytes>();
    node.forEachField((key, value) -> rawValue(value).ifPresent(raw -> sorted.put(key, raw)));
    this.pairs = Collections.unmodifiableSortedMap(sorted);
  }

  /// Reads `enr:` and the record in unpadded base 64 for URLs.
  public static Enr parse(String text) throws EnrException {
    if (!text.startsWith(PREFIX)) {
      throw new EnrException("a node record starts with 'enr:', this text does not");
    }
    if (text.length() > TEXT_LIMIT) {
      throw new EnrException(
          "a node record has at most %d characters, this one has %d"
              .formatted(TEXT_LIMIT, text.length()));
    }
    byte[] rlp;
    try {
      rlp = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw new EnrException("a node record is base 64 after 'enr:': " + e.getMessage(), e);
    }
    Enr enr = decode(rlp);
    if (!enr.toString().equals(text)) {
      throw new EnrException("a node record is unpadded base 64 for URLs, this text is not");
    }
    return enr;
  }

  /// Reads the record's RLP.
  public static Enr decode(byte[] rlp) throws EnrException {
    if (rlp.length > SIZE_LIMIT) {
      throw new EnrException(
          "a node record has at most %d bytes, this one has %d".formatted(SIZE_LIMIT, rlp.length));
    }
    NodeRecord node;
    Bytes again;
    try {
      node = NodeRecordFactory.DEFAULT.fromBytes(rlp);
      again = node.serialize();
    } catch (RuntimeException e) {
      // The library throws several unchecked types for bad input, its own and the collections'.
      throw new EnrException("not a node record: " + e.getMessage(), e);
    }
    if (!again.equals(Bytes.wrap(rlp))) {
      throw new EnrException("not a node record: its RLP is not in canonical form");
    }
    var enr = new Enr(node);
    if (!Secp256k1.isPublicKey(enr.raw(EnrField.PKEY_SECP256K1).orElse(new byte[0]))) {
      throw new EnrException("a node record holds a compressed key on the curve under 'secp256k1'");
    }
    return enr;
  }

  /// A record, at sequence 1, of an address for QUIC alone: keys `id`, `ip`, `quic`, `secp256k1`.
  /// There is no `udp`, because some clients take it for a discovery port.
  public static Enr sign(NodeKey key, InetAddress ip, int quicPort) {
    return sign(key, ip, quicPort, 1, Map.of());
  }

  /// As above, with a sequence number and further pairs.
  public static Enr sign(
      NodeKey key, InetAddress ip, int quicPort, long seq, Map<String, byte[]> extras) {
    if (quicPort < 1 || quicPort > 0xffff) {
      throw new IllegalArgumentException("not a port for a node record: " + quicPort);
    }
    boolean v4 = ip instanceof Inet4Address;
    var fields = new ArrayList<EnrField>();
    fields.add(new EnrField(EnrField.ID, IdentitySchema.V4));
    fields.add(new EnrField(EnrField.PKEY_SECP256K1, Bytes.wrap(key.publicKey())));
    fields.add(new EnrField(v4 ? EnrField.IP_V4 : EnrField.IP_V6, Bytes.wrap(ip.getAddress())));
    fields.add(new EnrField(v4 ? EnrField.QUIC : EnrField.QUIC_V6, quicPort));
    extras.forEach((name, value) -> fields.add(new EnrField(name, Bytes.wrap(value.clone()))));
    NodeRecord node =
        NodeRecordFactory.DEFAULT.createFromValues(
            UInt64.fromBytes(Bytes.ofUnsignedLong(seq)), fields);
    node.sign(new RecordSigner(key));
    return new Enr(node);
  }

  public PeerId peerId() {
    return PeerId.fromPublicKey(publicKey());
  }

  public byte[] publicKey() {
    return raw(EnrField.PKEY_SECP256K1).orElseThrow();
  }

  /// The Keccak-256 of the public key: the name that discovery protocols use.
  public byte[] nodeId() {
    return node.getNodeId().toArray();
  }

  public boolean signatureValid() {
    return node.isValid();
  }

  /// The sequence number, unsigned.
  public long seq() {
    return number(node.getSeq().toBytes().toArray());
  }

  /// The value under a key as it stands in the record.
  public Optional<byte[]> raw(String key) {
    return Optional.ofNullable(pairs.get(key)).map(Bytes::toArray);
  }

  /// The record's keys in its order.
  public Iterable<String> keys() {
    return pairs.keySet();
  }

  /// Where to dial: the `quic` port of the address, else its `udp` port; version 4 before 6.
  public Optional<InetSocketAddress> dialAddress() {
    return address(EnrField.IP_V4, EnrField.QUIC, EnrField.UDP)
        .or(() -> address(EnrField.IP_V6, EnrField.QUIC_V6, EnrField.UDP_V6));
  }

  public Optional<Multiaddr> multiaddr() {
    return dialAddress().map(address -> Multiaddr.of(address, peerId()));
  }

  /// Whether the node says of itself that it aggregates.
  public boolean isAggregator() {
    return raw("is_aggregator").filter(value -> value.length == 1 && value[0] == 1).isPresent();
  }

  public byte[] toRlp() {
    return node.serialize().toArray();
  }

  private Optional<InetSocketAddress> address(String ipKey, String... portKeys) {
    for (String portKey : portKeys) {
      Optional<byte[]> ip = raw(ipKey);
      Optional<byte[]> port = raw(portKey).filter(bytes -> bytes.length > 0 && bytes.length <= 2);
      if (ip.isPresent() && port.isPresent()) {
        return inet(ip.get()).map(at -> new InetSocketAddress(at, (int) number(port.get())));
      }
    }
    return Optional.empty();
  }

  private static Optional<InetAddress> inet(byte[] ip) {
    try {
      return Optional.of(InetAddress.getByAddress(ip));
    } catch (UnknownHostException _) {
      return Optional.empty();
    }
  }

  private static long number(byte[] bigEndian) {
    long value = 0;
    for (byte b : bigEndian) {
      value = (value << 8) | (b & 0xff);
    }
    return value;
  }

  /// The library gives some values types of their own; a list, which no known key has, is left out.
  private static Optional<Bytes> rawValue(Object value) {
    return switch (value) {
      case Bytes bytes -> Optional.of(bytes);
      case Integer number -> Optional.of(Bytes.minimalBytes(number));
      case IdentitySchema scheme -> Optional.of(Bytes.wrap(scheme.stringName().getBytes(UTF_8)));
      default -> Optional.empty();
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Enr enr && enr.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return node.asEnr();
  }
}
