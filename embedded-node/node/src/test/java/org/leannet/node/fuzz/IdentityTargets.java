package org.leannet.node.fuzz;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leannet.identity.Enr;
import org.leannet.identity.EnrException;
import org.leannet.identity.Multiaddr;
import org.leannet.identity.NodeKey;
import org.leannet.identity.PeerId;

/// Who peers say they are and where.
final class IdentityTargets {
  private static final NodeKey KEY = NodeKey.derive(new byte[NodeKey.LENGTH], "fuzz");
  private static final InetAddress HOME = InetAddress.getLoopbackAddress();

  /// Big numbers are short-lived objects: a check of a signature makes five megabytes of them.
  static final int SIGNATURE_CHECK = 1 << 17;

  private IdentityTargets() {}

  static List<Target<?>> all() {
    return List.of(enrText(), enrRlp(), multiaddr(), peerId(), publicKey(), Certificates.target());
  }

  private static List<Enr> records() {
    return List.of(
        Enr.sign(KEY, HOME, 9000),
        Enr.sign(KEY, HOME, 1, -1, Map.of("is_aggregator", new byte[] {1}, "zz", new byte[40])));
  }

  private static Target<Enr> enrText() {
    List<byte[]> seeds = new ArrayList<>(ReferenceBytes.texts("enr", "codec", "enrString"));
    records().forEach(each -> seeds.add(Texts.bytes(each.toString())));
    return Target.text("enr text", text -> read(Enr.parse(text)), EnrException.class, seeds)
        .allocating(SIGNATURE_CHECK);
  }

  private static Target<Enr> enrRlp() {
    List<byte[]> seeds = new ArrayList<>(ReferenceBytes.wire("enr", "rlp"));
    records().forEach(each -> seeds.add(each.toRlp()));
    return Target.canonical(
            "enr rlp", (input, _) -> read(Enr.decode(input)), EnrException.class, Enr::toRlp, seeds)
        .allocating(SIGNATURE_CHECK);
  }

  /// Everything that is read of a record later.
  private static Enr read(Enr record) {
    List<Object> facts = new ArrayList<>();
    facts.add(record.peerId());
    facts.add(record.nodeId());
    facts.add(record.dialAddress());
    facts.add(record.multiaddr());
    facts.add(record.signatureValid());
    facts.add(record.seq());
    facts.add(record.isAggregator());
    record.keys().forEach(key -> facts.add(record.raw(key)));
    if (facts.size() < 7) {
      throw new AssertionError("a record without facts");
    }
    return record;
  }

  private static Target<Multiaddr> multiaddr() {
    var address = new InetSocketAddress(HOME, 9000);
    List<byte[]> seeds =
        List.of(
            Texts.bytes(Multiaddr.of(address, KEY.peerId()).toString()),
            Texts.bytes("/ip6/::1/udp/1/quic-v1"),
            Texts.bytes("/ip4/10.0.0.1/udp/65535/quic-v1"));
    return Target.loose(
            "multiaddr",
            (input, _) -> {
              Multiaddr found = Multiaddr.parse(Texts.of(input));
              if (!Multiaddr.parse(found.toString()).equals(found)) {
                throw new AssertionError(found + " changes on its way");
              }
              return found;
            },
            IllegalArgumentException.class,
            seeds)
        .of("/", "0", ".", ":", "%", "::", "[", "]", "127.1", "quic-v1", "p2p", "ip6", "udp", "é");
  }

  private static Target<PeerId> peerId() {
    List<byte[]> seeds = new ArrayList<>(ReferenceBytes.texts("peer_id", "output", "peerId"));
    seeds.add(Texts.bytes(KEY.peerId().toString()));
    return Target.text("peer id", PeerId::parse, IllegalArgumentException.class, seeds);
  }

  private static Target<PeerId> publicKey() {
    List<byte[]> seeds = new ArrayList<>(ReferenceBytes.wire("peer_id", "protobufEncoded"));
    seeds.add(KEY.peerId().publicKey().orElseThrow());
    return Target.loose(
        "peer id of a key",
        (input, _) -> PeerId.fromPublicKey(input),
        IllegalArgumentException.class,
        seeds);
  }
}
